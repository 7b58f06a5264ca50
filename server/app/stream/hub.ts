import { latestPlace, readFacts, START, type Fact, type Place } from '#platform/facts.ts'
import type { Platform } from '#platform/work.ts'
import type { WorkspaceDoorkeeper } from '../../workspace/doorkeeper.ts'
import type { Client } from './client.ts'
import { factEvent, HEARTBEAT, passingEvent, resetEvent } from './event.ts'
import { comparePlaces } from './place.ts'
import { maySee, mayHear, readVisibility } from './visibility.ts'

/** Tells everybody who listens on this process what happens on all of them. */
export interface Hub {
  size(): number
  /** Lets a client in: tells what they missed since their place, or that it was too much, and from then on what comes. */
  join(client: Client): Promise<void>
  leave(client: Client): void
  stop(): void
}

/** Facts told to somebody who comes back; who missed more reads everything again. */
const RESUMED = 1_000
/** A sign of life this often, and a look whether everybody may still listen, ms. */
const ROUND = 15_000
/** After one of these somebody's rights may be others. */
const RIGHTS = new Set(['member.changed', 'member.removed', 'team.changed', 'team.removed', 'key.revoked'])

/** Opens the hub of this process. One query a batch says who may see what, however many listen. */
export async function openHub({ db, live, log }: Platform, door: Pick<WorkspaceDoorkeeper, 'demand' | 'lookAgain'>): Promise<Hub> {
  const clients = new Set<Client>()
  let place: Place = START
  let last: Promise<void> = Promise.resolve()
  /** One thing after the other, so that facts stay in order; in an outage everybody is sent off, and resumes at their place: never a gap. */
  const then = (work: () => Promise<void>): Promise<void> => {
    const mine = last.then(work)
    last = mine.catch((error: unknown) => {
      log.warn({ err: error }, 'stream: cannot be told now; everybody who listens comes back later')
      for (const client of clients) client.end()
    })
    return mine
  }
  const lookAgain = async (): Promise<void> => {
    const still = await door.lookAgain([...clients].map((client) => client.pass))
    for (const client of clients) {
      const actor = still.get(client.pass)
      if (actor) client.actor = actor
      else client.end()
    }
  }
  const tell = async (facts: readonly Fact[], to: Iterable<Client>): Promise<void> => {
    const visible = await readVisibility(db, conversationsOf(facts))
    for (const client of to) tellOne(client, facts, visible)
  }
  const stops = [
    live.onFacts((facts) => void then(async () => {
      if (facts.some((fact) => RIGHTS.has(fact.kind))) await lookAgain()
      if (clients.size > 0) await tell(facts, clients)
      place = later(place, facts.at(-1)!.place)
    })),
    live.onSignal('presence', (data) => void then(async () => {
      const { conversationId } = data as { conversationId: string }
      const visibility = clients.size > 0 && (await readVisibility(db, [conversationId])).get(conversationId)
      if (visibility) for (const client of clients) if (maySee(client.actor, visibility)) client.tell(passingEvent('presence', data))
    })),
  ]
  place = later(place, await latestPlace(db)) // after the ear is open, so that nothing falls between
  const round = setInterval(() => {
    for (const client of clients) client.tell(HEARTBEAT)
    if (clients.size > 0) void then(lookAgain)
  }, ROUND)
  return {
    size: () => clients.size,
    join: (client) => then(async () => {
      await catchUp(client)
      clients.add(client)
    }),
    leave: (client) => void clients.delete(client),
    stop() {
      clearInterval(round)
      for (const stop of stops) stop()
      for (const client of clients) client.end()
    },
  }

  async function catchUp(client: Client): Promise<void> {
    const missed = (await readFacts(db, client.place, RESUMED + 1)).filter((fact) => comparePlaces(fact.place, place) <= 0)
    if (missed.length > RESUMED) {
      client.place = place
      return client.tell(resetEvent(place))
    }
    await tell(missed, [client])
  }
}

function tellOne(client: Client, facts: readonly Fact[], visible: Awaited<ReturnType<typeof readVisibility>>): void {
  for (const fact of facts) {
    if (comparePlaces(fact.place, client.place) <= 0) continue
    client.place = fact.place
    if (mayHear(client.actor, fact, visible)) client.tell(factEvent(fact))
  }
}

const later = (a: Place, b: Place): Place => (comparePlaces(a, b) > 0 ? a : b)

const conversationsOf = (facts: readonly Fact[]): string[] => [...new Set(facts.flatMap((fact) => fact.conversationId ?? []))]
