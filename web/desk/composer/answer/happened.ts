import type { Entry } from '../../conversation.ts'

/** Something that was said while one typed: by them or by a colleague. */
export interface Happened {
  id: string
  who: 'them' | 'us'
  name: string
  text: string
}

/** A message as it was read: which, and in which of its versions. */
const markOf = (entry: Entry): string | null =>
  entry.what === 'item' ? `${entry.id} ${entry.editedAt ?? ''} ${entry.deletedAt ?? ''}` : entry.what === 'outgoing' ? entry.id : null

/**
 * What one has read when one begins to answer. Kept by message and not by time: what arrives last may have been written
 * before, and networks' clocks are not ours.
 */
export const readNow = (entries: readonly Entry[]): string[] => entries.flatMap((entry) => markOf(entry) ?? [])

/**
 * What an answer does not know of: their new, changed or taken-back messages, and what colleagues answered. Notes, claims and
 * tags disturb no answer, nor does what one wrote oneself.
 */
export function happenedSince(read: readonly string[], entries: readonly Entry[], me: string): Happened[] {
  const known = new Set(read)
  return entries.flatMap((entry): Happened[] => {
    const mark = markOf(entry)
    if (mark === null || known.has(mark) || entry.what === 'note' || entry.what === 'fact' || entry.writtenBy?.id === me) return []
    if (entry.what === 'outgoing') return entry.state === 'cancelled' ? [] : [{ id: entry.id, who: 'us', name: entry.writtenBy?.name ?? '', text: entry.text }]
    return [{ id: entry.id, who: entry.direction === 'in' ? 'them' : 'us', name: entry.writtenBy?.name ?? entry.author.name, text: entry.text }]
  })
}
