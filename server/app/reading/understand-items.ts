import type { Fresh } from '#listening'
import type { Assessment, Reader } from '#triage'

/** What an item is about; null: it is ours, we know. */
export type Read = (Assessment & { itemId: string }) | null

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
