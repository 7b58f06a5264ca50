import type { Fresh } from '#listening'
import type { Recognised } from '#people'
import type { Assessment, Reader } from '#triage'

// What arrives is read, and what is too short to tell its language is read in the one its author usually writes (decision 0154).

type Read = (Assessment & { itemId: string }) | null

/** What each item is about, in the same order; null: it is ours, we know. */
export async function understandItems(reader: Reader, items: readonly (Fresh & { usual?: string })[]): Promise<Read[]> {
  const theirs = items.filter((item) => item.direction !== 'out')
  const read = await reader.understandAll(
    theirs.map(({ text, subject, lang, usual = null, visibility, author }) => {
      return { text, subject: subject ?? null, lang: lang ?? null, usual, visibility, followers: author.followers ?? null }
    }),
  )
  const assessments = new Map(theirs.map(({ itemId }, i) => [itemId, { itemId, ...read[i]! }]))
  return items.map(({ itemId }) => assessments.get(itemId) ?? null)
}

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
