import { isKeptOut, readyWatches, type Fresh, type Hit, type Watching } from '#listening'
import type { Assessment } from '#triage'
import type { Tx } from '#platform/db.ts'

/** What watches say of the items of one delivery. */
export interface Met {
  /** By item id; items that met none are not in it. */
  watches: ReadonlyMap<string, readonly Watching[]>
  /** Of a thread that opens now, items may have come in before that opened nothing. */
  keepsOut: boolean
}

const NOTHING_MET: Met = { watches: new Map(), keepsOut: false }

/**
 * Asks the watches about what is new and theirs. The language is what the item was read to be in. Where nobody watches, nothing
 * is asked, of the items or of the database.
 * @param asOf the version of the watches, as `sift` found it
 */
export async function meetWatches(tx: Tx, asOf: string, items: readonly Fresh[], read: readonly (Assessment | null)[]): Promise<Met> {
  if (items.length === 0) return NOTHING_MET
  const { matcher, isEmpty, keepsOut } = await readyWatches(tx, asOf)
  if (isEmpty) return NOTHING_MET
  const watches = new Map<string, readonly Watching[]>()
  for (const [i, { itemId, direction, text, subject = null, author, lang }] of items.entries()) {
    if (direction === 'out') continue
    const language = read[i]?.language ?? lang?.slice(0, 2).toLowerCase() ?? null
    const met = matcher.match({ text, subject, handle: author.handle ?? null, language })
    if (met.length > 0) watches.set(itemId, met)
  }
  return { watches, keepsOut }
}

/** The hits, to be written down at the end of the delivery. */
export const hitsOf = ({ watches }: Met, items: readonly Fresh[]): Hit[] =>
  watches.size === 0 ? [] : items.flatMap(({ itemId, at }) => (watches.has(itemId) ? [{ itemId, at, watches: watches.get(itemId)! }] : []))

/** Does nobody wait for an answer to it? */
export const isQuiet = ({ watches }: Met, item: Fresh): boolean => isKeptOut(item, watches.get(item.itemId) ?? [])

/** The watch that says whose a thread is: of the items that came in, the first met by one that names a team. */
export function teamWatch({ watches }: Met, items: readonly Fresh[]): Watching | null {
  for (const { itemId } of items) {
    const named = watches.get(itemId)?.find((watch) => watch.teamId !== null)
    if (named) return named
  }
  return null
}
