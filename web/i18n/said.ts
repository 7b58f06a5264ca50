/** A language's words for what the server says without a code, by the English sentence; `{{1}}` stands for what differs. */
type Dictionary = Record<string, string>
type Rule = [said: RegExp, words: string]

const files = import.meta.glob<Dictionary>('./*/said.json', { import: 'default' })
let rules: readonly Rule[] = []

/** Fetches a language's words for the server's sentences; English needs none. */
export async function loadSaid(language: string): Promise<void> {
  rules = toRules((await files[`./${language}/said.json`]?.()) ?? {})
}

/**
 * What the server said, in the reader's language: advice and notes of the networks come as English sentences without a code.
 * One that is not known stays as it was said.
 */
export const inWords = (said: string): string => translate(said, rules)

export const toRules = (dictionary: Dictionary): Rule[] =>
  Object.entries(dictionary).map(([sentence, words]) => [
    new RegExp(`^${sentence.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{\{\d\}\}/g, '([^]*?)')}$`, 'u'),
    words,
  ])

export function translate(said: string, dictionary: readonly Rule[]): string {
  for (const [sentence, words] of dictionary) {
    const found = sentence.exec(said)
    if (found) return words.replaceAll(/\{\{(\d)\}\}/g, (_, nth: string) => found[Number(nth)] ?? '')
  }
  return said
}
