import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { api } from '../../app/asking/api.ts'
import type { Entry, WholeConversation } from '../conversation.ts'
import { stitch } from './stitch.ts'

/** What stands in a conversation, oldest first, and the way to what was before. */
export function useEntries({ id, entries: fresh, earlier }: WholeConversation) {
  const [kept, setKept] = useState<readonly Entry[]>([])
  const [before, setBefore] = useState<{ next: string | null } | null>(null)
  const entries = useMemo(() => stitch(kept, fresh), [kept, fresh])
  // What the newest reading no longer reaches stays known.
  if (entries.length !== kept.length || entries.some((entry, at) => entry !== kept[at])) setKept(entries)
  const next = before ? before.next : earlier
  const reading = useMutation({
    mutationFn: () => api('GET /conversations/:id/entries', { params: { id }, query: { ...(next && { after: next }), limit: 50 } }),
    onSuccess: (page) => {
      setKept((known) => stitch(page.items.toSorted(byTime), known))
      setBefore({ next: page.next })
    },
  })
  return { entries, hasEarlier: next !== null, readEarlier: reading }
}

const byTime = (a: Entry, b: Entry): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)
