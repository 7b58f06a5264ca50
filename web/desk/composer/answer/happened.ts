import type { Entry } from '../../conversation.ts'

/** Something that was said while one typed: by them or by a colleague. */
export interface Happened {
  id: string
  who: 'them' | 'us'
  name: string
  text: string
}

/**
 * What an answer begun at `since` does not know of: their new, changed or taken-back messages, and what colleagues answered.
 * Notes, claims and tags disturb no answer.
 */
export function happenedSince(entries: readonly Entry[], since: string, me: string): Happened[] {
  return entries.flatMap((entry): Happened[] => {
    if (entry.what === 'item') {
      const when = [entry.at, entry.editedAt ?? '', entry.deletedAt ?? '']
      if (entry.writtenBy?.id === me || !when.some((at) => at > since)) return []
      return [
        {
          id: entry.id,
          who: entry.direction === 'in' ? 'them' : 'us',
          name: entry.direction === 'out' && entry.writtenBy ? entry.writtenBy.name : entry.author.name,
          text: entry.text,
        },
      ]
    }
    if (entry.what !== 'outgoing' || entry.at <= since || entry.writtenBy?.id === me || entry.state === 'cancelled') return []
    return [{ id: entry.id, who: 'us', name: entry.writtenBy?.name ?? '', text: entry.text }]
  })
}

/** The newest instant that stands in a conversation: what one has read when one begins to answer. */
export const newestOf = (entries: readonly Entry[]): string =>
  entries.reduce(
    (newest, entry) => [entry.at, ...(entry.what === 'item' ? [entry.editedAt ?? '', entry.deletedAt ?? ''] : [])].reduce((a, b) => (a > b ? a : b), newest),
    '',
  )
