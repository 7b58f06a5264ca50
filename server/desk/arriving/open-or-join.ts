import { reachOf } from '#channels'
import { readMembers } from '#workspace'
import type { Tx } from '#platform/db.ts'
import type { Arrival, ArrivedItem, SamePerson } from '../arrival.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { keepWithFacts, lockAll } from '../conversation/store.ts'
import { holdSettings } from '../settings/hold.ts'
import { readSettings } from '../settings/read.ts'
import { moveBelongings } from './merge.ts'
import { take, type Desk } from './take.ts'

/**
 * Gives each thread that something came in for its conversation: opens it, joins it, or makes one of several, with a team, an
 * owner or a place in the queue, and a deadline; and records what happened. A constant number of statements, whatever comes.
 * One arrival a thread; the caller serialises by channel.
 * @param same people who turned out to be one: their conversations are that one's
 * @returns the conversations as they now are; none for threads in which only we have spoken
 */
export async function openOrJoin(tx: Tx, now: Date, arrivals: readonly Arrival[], same: readonly SamePerson[] = []): Promise<Conversation[]> {
  if (arrivals.length === 0 && same.length === 0) return []
  const locked = await lockAll(tx, arrivals.flatMap(threadsOf), same.map((one) => one.from))
  const there = new Map(withOnePerson(locked, same).map((c) => [c.id, c]))
  await holdSettings(tx)
  const desk: Desk = { now, settings: await readSettings(tx), isHere: await whoIsHere(tx, locked), windowOf: (network, item) => windowOf(network, item, now) }
  const taken = arrivals.flatMap((one) => take(one, threadsOf(one).flatMap((id) => there.get(id) ?? []), desk) ?? [])
  const joined = taken.flatMap(({ to, absorbed }) => absorbed.map((from) => ({ from, into: to.id })))
  const touched = new Set(arrivals.flatMap(threadsOf))
  const renamed = [...there.values()].filter((c) => !touched.has(c.id)).map((to) => ({ to, effects: [] }))
  await keepWithFacts(tx, now, [...renamed, ...taken])
  await moveBelongings(tx, now, joined)
  return taken.map(({ to }) => to)
}

const threadsOf = (one: Arrival): string[] => [one.threadId, ...one.mergedFrom]

function withOnePerson(conversations: readonly Conversation[], same: readonly SamePerson[]): Conversation[] {
  const into = new Map(same.map((one) => [one.from, one.into]))
  return conversations.map((c) => ({ ...c, personId: into.get(c.personId) ?? c.personId }))
}

/** Of the owners of these conversations, who still works here. A closed one may have an owner who left since. */
async function whoIsHere(tx: Tx, conversations: readonly Conversation[]): Promise<(memberId: string) => boolean> {
  const members = await readMembers(tx, conversations.flatMap((c) => c.ownerId ?? []))
  return (memberId) => members.get(memberId)?.removed === false
}

const windowOf = (network: string, item: ArrivedItem, now: Date): Date | null =>
  reachOf(network, { network, visibility: item.visibility, at: item.at, automatic: item.automatic, deleted: false, extra: item.extra }, now).until
