import type { Fresh } from '#listening'
import type { Recognised } from '#people'
import type { Reader } from '#triage'
import { understandItems, type Read } from './understand-items.ts'

// What arrives is read, and what is too short to tell its language is read in the one its author usually writes (decision 0154).

/** Characters of a text; in fewer the language is often a guess. */
const TELLING = 40
const isShort = ({ text }: Fresh): boolean => text.length < TELLING

/** The language of each, where it is sure. */
export const languagesOf = (items: readonly Fresh[], read: readonly Read[]): (string | null)[] =>
  items.map((item, i) => (isShort(item) ? null : (read[i]?.language ?? null)))

/** Reads anew what is too short to tell its language surely, and was not read in the one its author usually writes. Where the network claims one, that counts. */
export async function inUsualLanguage(reader: Reader, items: readonly Fresh[], people: readonly Recognised[], read: readonly Read[]): Promise<readonly Read[]> {
  const doubtful = items.flatMap((item, i) => {
    const [usual, first] = [people[i]!.language, read[i]!]
    return first && usual !== null && usual !== first.language && !item.lang && isShort(item) ? [{ ...item, usual }] : []
  })
  if (doubtful.length === 0) return read
  const again = new Map((await understandItems(reader, doubtful)).map((one) => [one!.itemId, one]))
  return read.map((one) => (one && again.get(one.itemId)) ?? one)
}
