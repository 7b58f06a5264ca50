import type { QueryKey } from '@tanstack/react-query'
import type { ReadName } from './api.ts'
import { queryClient } from './queries.ts'
import { subscribe, type LiveFact } from './stream.ts'

/** Which reads a kind of fact makes stale, by what stands before its dot. A read with an id in it: only for that id. */
const STALE: Record<string, readonly ReadName[]> = {
  conversation: ['GET /conversations', 'GET /conversations/counts', 'GET /conversations/:id', 'GET /people/:id/timeline'],
  message: ['GET /conversations/:id', 'GET /channels'],
  note: ['GET /conversations/:id', 'GET /conversations/counts'],
  item: ['GET /conversations/:id', 'GET /set-aside'],
  channel: ['GET /channels'],
  person: ['GET /people/:id', 'GET /conversations/:id'],
  member: ['GET /members', 'GET /teams'],
  team: ['GET /teams', 'GET /calendars', 'GET /targets', 'GET /rules'],
  import: ['GET /imports', 'GET /imports/:id'],
}

/** Facts that come within this time are answered by one round of reads, ms: at 200 items a second the screen stays calm. */
const TOGETHER = 700

/** Makes what the screens have read fresh as facts come in, until called off. */
export function freshenByFacts(): () => void {
  let waiting: LiveFact[] = []
  let timer: ReturnType<typeof setTimeout> | null = null
  const freshen = (): void => {
    const facts = waiting
    waiting = []
    timer = null
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => facts.some((fact) => isStale(queryKey, fact)) })
  }
  const stops = [
    subscribe('fact', (fact) => {
      waiting.push(fact)
      timer ??= setTimeout(freshen, waiting.length === 1 ? 60 : TOGETHER)
    }),
    subscribe('reset', () => void queryClient.invalidateQueries()),
  ]
  return () => stops.forEach((stop) => stop())
}

/** Does this fact change what was read under this key? */
export function isStale([name, asked]: QueryKey, fact: LiveFact): boolean {
  if (!STALE[fact.kind.split('.')[0]!]?.includes(name as ReadName)) return false
  const id = (asked as { params?: { id?: string } } | undefined)?.params?.id
  if (id === undefined) return true
  return [fact.conversationId, fact.personId, fact.channelId].every((subject) => subject === null) || [fact.conversationId, fact.personId, fact.channelId].includes(id)
}
