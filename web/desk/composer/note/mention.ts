/** A mention that is being typed: from `start` (the @) to the caret. */
export interface Typing {
  start: number
  /** What stands after the @, lower-case. */
  begun: string
}

/** Longest name that is still looked for after an @. */
const LONGEST = 30

/** Is a colleague's name being typed at the caret? An @ inside a word (a mail address) is none. */
export function mentionAt(text: string, caret: number): Typing | null {
  const start = text.lastIndexOf('@', caret - 1)
  if (start < 0 || caret - start > LONGEST) return null
  if (start > 0 && /[\p{L}\p{N}_.]/u.test(text[start - 1]!)) return null
  const begun = text.slice(start + 1, caret)
  return /\n|\s\s|^\s/.test(begun) ? null : { start, begun: begun.toLocaleLowerCase() }
}

/** Colleagues whose name, or a part of it, begins so; at most `most`. */
export function matching<T extends { name: string }>(members: readonly T[], begun: string, most = 6): T[] {
  return members.filter(({ name }) => [name, ...name.split(/\s+/)].some((part) => part.toLocaleLowerCase().startsWith(begun))).slice(0, most)
}

/** The text with the name put in its place, and where the caret goes then. */
export function complete(text: string, { start, begun }: Typing, name: string): { text: string; caret: number } {
  const before = `${text.slice(0, start)}@${name} `
  return { text: before + text.slice(start + 1 + begun.length).replace(/^ /, ''), caret: before.length }
}

/** Those picked whose name still stands in the text. */
export const mentionedIn = <T extends { name: string }>(text: string, picked: readonly T[]): T[] => picked.filter(({ name }) => text.includes(`@${name}`))
