import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { api } from '../../app/api.ts'
import type { Entry, WholeConversation } from '../conversation.ts'
import { stitch } from './stitch.ts'

/** What stands in a conversation, oldest first, and the way to what was before. */
export function useEntries({ id, entries: fresh, earlier }: WholeConversation) {
  const [memory] = useState<{ kept: readonly Entry[] }>({ kept: [] })
  const [older, setOlder] = useState<{ entries: readonly Entry[]; next: string | null } | null>(null)
  const entries = useMemo(() => {
    const all = stitch([...(older?.entries ?? []), ...memory.kept.filter((entry) => !older?.entries.some((one) => one.id === entry.id))], fresh)
    // What the newest reading no longer reaches stays known; doing this twice changes nothing.
    memory.kept = all
    return all
  }, [fresh, older, memory])
  const next = older ? older.next : earlier
  const reading = useMutation({
    mutationFn: () => api('GET /conversations/:id/entries', { params: { id }, query: { ...(next && { after: next }), limit: 50 } }),
    onSuccess: (page) => setOlder({ entries: oldestFirst([...page.items, ...(older?.entries ?? [])]), next: page.next }),
  })
  return { entries, hasEarlier: next !== null, readEarlier: reading }
}

const oldestFirst = (entries: readonly Entry[]): Entry[] => entries.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
