/** Phrases given between commas. They are found as whole words, in any spelling of case and accents; `*` at a phrase's end lets its last word go on. */
export const listed = (written: string): string[] => written.split(',').map((phrase) => phrase.trim().replaceAll(/\s+/g, ' '))
