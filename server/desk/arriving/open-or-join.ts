import { reachOf } from '#channels'
import { countItems, readNextOfTheirs } from '#listening'
import type { Tx } from '#platform/db.ts'
import type { Arrival, ArrivedItem, SamePerson } from '../arrival.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { keepWithFacts, lockAll } from '../conversation/store.ts'
import { holdSettings } from '../settings/hold.ts'
import { readAcquaintances, STRANGER } from '../rules/acquaintance.ts'
import { keepFirings } from '../rules/fire.ts'
import { isNoise } from '../rules/noise.ts'
import { readRoster } from '../routing/roster.ts'
import { givenTo, whose } from '../routing/whose.ts'
import { readSettings } from '../settings/read.ts'
import type { Settings } from '../settings/settings.ts'
import { routableOf } from './rule.ts'
import { moveBelongings } from './merge.ts'
import { take, type Desk } from './take.ts'
import { isTakenBack } from './withdraw.ts'

/**
 * Gives each thread that something came in for its conversation: opens it, joins it, or makes one of several, with a team, an
 * owner or a place in the queue, and a deadline; and records what happened. A constant number of statements, whatever comes.
 * One arrival a thread; the caller serialises by channel.
 * @param same people who turned out to be one: their conversations are that one's
 * @returns the conversations as they now are; none for threads in which only we have spoken
 */
export async function openOrJoin(tx: Tx, now: Date, arrivals: readonly Arrival[], same: readonly SamePerson[] = []): Promise<Conversation[]> {
  if (arrivals.length === 0 && same.length === 0) return []
  const threads = arrivals.flatMap(threadsOf)
  const changing = same.map((one) => one.from)
  const standing = await lockAll(tx, threads, changing)
  const locked = withOnePerson(standing, same)
  await holdSettings(tx)
  const desk = await readDesk(tx, now, arrivals, locked)
  const there = new Map(locked.map((c) => [c.id, c]))
  const taken = arrivals.flatMap((one) => {
    const before = threadsOf(one).flatMap((id) => there.get(id) ?? [])
    return take(one, before, desk) ?? []
  })
  const renamed = locked.filter((c) => !threads.includes(c.id)).map((to) => ({ to, effects: [] }))
  const joined = taken.flatMap(({ to, absorbed }) => absorbed.map((from) => ({ from, into: to.id })))
  await keepWithFacts(tx, now, [...renamed, ...taken], new Map(standing.map((c) => [c.id, c])))
  await moveBelongings(tx, now, joined)
  await keepFirings(
    tx,
    now,
    taken.flatMap(({ to, fired }) => fired.map((one) => ({ ...one, conversationId: to.id }))),
  )
  return taken.map(({ to }) => to)
}

const threadsOf = (one: Arrival): string[] => [one.threadId, ...one.mergedFrom]

function withOnePerson(conversations: readonly Conversation[], same: readonly SamePerson[]): Conversation[] {
  const into = new Map(same.map((one) => [one.from, one.into]))
  return conversations.map((c) => ({ ...c, personId: into.get(c.personId) ?? c.personId }))
}

async function readDesk(tx: Tx, now: Date, arrivals: readonly Arrival[], locked: readonly Conversation[]): Promise<Desk> {
  const known = new Set(locked.map((c) => c.id))
  const spokeFirst = arrivals.filter((one) => (one.lastOwnAt || one.heardBefore) && !threadsOf(one).every((id) => known.has(id))).map((one) => one.threadId)
  const settings = await readSettings(tx)
  const acquainted = await readAcquaintances(tx, strangersIn(arrivals, settings), arrivals.flatMap(threadsOf))
  const { crew, routing } = settings
  const roster = await readRoster(tx, { crew, routing, now, personIds: newcomersIn(arrivals, known) })
  return {
    now,
    settings,
    knows: (personId) => acquainted.get(personId) ?? STRANGER,
    isHere: settings.isHere, // a closed conversation may have an owner who left since
    whose(opening) {
      const said = whose(opening, roster, routing, now)
      const memberId = givenTo(said)
      if (memberId) roster.give(memberId)
      return said
    },
    itemsIn: await countItems(tx, spokeFirst),
    nextOf: await readNextOfTheirs(
      tx,
      arrivals.flatMap(({ changed }) => changed.filter(isTakenBack).map((one) => one.itemId)),
    ),
    windowOf: (network, item) => windowOf(network, item, now),
  }
}

/** Of whom it must be known whether they spoke before: of those a rule asks that of, and those whose words may be held aside. */
const strangersIn = (arrivals: readonly Arrival[], { asksWho, noise }: Settings): string[] =>
  arrivals.flatMap(({ channel, items }) =>
    items.flatMap((item) =>
      item.direction === 'in' && (item.suspect || isNoise(item, noise) || asksWho(routableOf(channel, item, false))) ? item.personId : [],
    ),
  )

/** Who opens a conversation with what came: to them somebody may be given. */
const newcomersIn = (arrivals: readonly Arrival[], known: ReadonlySet<string>): string[] =>
  arrivals
    .filter((one) => !threadsOf(one).some((id) => known.has(id)))
    .flatMap(({ items }) => items.find((item) => item.direction === 'in' && !item.automatic && !item.quiet)?.personId ?? [])

const windowOf = (network: string, item: ArrivedItem, now: Date): Date | null =>
  reachOf(network, { network: item.network, visibility: item.visibility, at: item.at, automatic: item.automatic, deleted: false, extra: item.extra }, now).until
