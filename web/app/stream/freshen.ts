import type { QueryKey } from '@tanstack/react-query'
import type { ReadName } from '../asking/api.ts'
import { readAnew } from '../asking/queries.ts'
import { subscribe, type LiveFact } from './stream.ts'

/** Which reads a kind of fact makes stale, by what stands before its dot. A read with an id in it: only for that id. */
const STALE: Record<string, readonly ReadName[]> = {
  conversation: ['GET /conversations', 'GET /conversations/counts', 'GET /conversations/:id', 'GET /people/:id/timeline', 'GET /topics/found'],
  message: ['GET /conversations/:id', 'GET /channels', 'GET /spending'],
  note: ['GET /conversations/:id', 'GET /conversations', 'GET /conversations/counts'],
  item: ['GET /conversations/:id', 'GET /people/:id/timeline', 'GET /conversations', 'GET /conversations/counts', 'GET /set-aside', 'GET /triage/corrections'], // an edit may make it urgent
  triage: [
    'GET /triage/provider',
    'GET /triage/learning',
    'GET /topics',
    'GET /topics/found',
    'GET /topics/proposals',
    'GET /conversations',
    'GET /conversations/:id',
  ],
  channel: ['GET /channels', 'GET /spending', 'GET /channels/troubles', 'GET /channels/:id/health', 'GET /me'], // the demo comes and goes with its channels
  person: ['GET /people/:id', 'GET /conversations/:id'],
  desk: ['GET /conversations', 'GET /conversations/:id', 'GET /conversations/counts', 'GET /targets', 'GET /rules', 'GET /noise', 'GET /routing', 'GET /away'],
  member: ['GET /members', 'GET /teams', 'GET /me', 'GET /conversations', 'GET /conversations/counts'], // who joins or leaves a team sees others
  team: ['GET /teams', 'GET /calendars', 'GET /targets', 'GET /rules', 'GET /me'],
  brand: ['GET /brands'],
  key: ['GET /keys'],
  tier: ['GET /tiers', 'GET /people/:id'],
  watch: ['GET /watches', 'GET /watches/:id'],
  import: ['GET /imports', 'GET /imports/:id'],
}

/** The facts of one act come together, ms. */
const SOON = 60
/** Rests between two rounds of reads, ms: at 200 items a second the screen stays calm. */
const REST = 700
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Makes what the screens have read fresh as facts come in, until called off. One round of reads ends before the next
 * begins: a stream of facts that cut reads short would keep the screen from ever showing one.
 */
export function freshenByFacts(): () => void {
  let waiting: LiveFact[] = []
  let isAtIt = false
  const freshen = async (): Promise<void> => {
    if (isAtIt) return
    isAtIt = true
    while (waiting.length > 0) {
      await pause(SOON)
      const facts = waiting
      waiting = []
      await readAnew({ predicate: ({ queryKey }) => facts.some((fact) => isStale(queryKey, fact)) })
      await pause(REST)
    }
    isAtIt = false
  }
  const stops = [
    subscribe('fact', (fact) => {
      waiting.push(fact)
      void freshen()
    }),
    subscribe('reset', () => void readAnew()),
    () => (waiting = []),
  ]
  return () => stops.forEach((stop) => stop())
}

/** Does this fact change what was read under this key? */
export function isStale([name, asked]: QueryKey, fact: LiveFact): boolean {
  if (!STALE[fact.kind.split('.')[0]!]?.includes(name as ReadName)) return false
  if (fact.kind === 'message.seen' && name !== 'GET /conversations/:id') return false // nothing but a line under the answer
  const id = (asked as { params?: { id?: string } } | undefined)?.params?.id
  if (id === undefined) return true
  if (name === 'GET /people/:id/timeline' && fact.personId === null) return true // it is not told whose it was
  return (
    [fact.conversationId, fact.personId, fact.channelId].every((subject) => subject === null) ||
    [fact.conversationId, fact.personId, fact.channelId].includes(id)
  )
}
