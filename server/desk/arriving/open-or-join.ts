import { reachOf } from '#channels'
import { readMembers } from '#workspace'
import type { Tx } from '#platform/db.ts'
import type { Arrival, ArrivedItem } from '../arrival.ts'
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
 * @returns the conversations as they now are; none for threads in which only we have spoken
 */
export async function openOrJoin(tx: Tx, now: Date, arrivals: readonly Arrival[]): Promise<Conversation[]> {
  if (arrivals.length === 0) return []
  const there = new Map((await lockAll(tx, arrivals.flatMap((one) => [one.threadId, ...one.mergedFrom]))).map((c) => [c.id, c]))
  await holdSettings(tx)
  const desk: Desk = { now, settings: await readSettings(tx), isHere: await whoIsHere(tx, there.values()), windowOf: (network, item) => windowOf(network, item, now) }
  const taken = arrivals.flatMap((one) => take(one, [one.threadId, ...one.mergedFrom].flatMap((id) => there.get(id) ?? []), desk) ?? [])
  const joined = taken.flatMap(({ to, absorbed }) => absorbed.map((from) => ({ from, into: to.id })))
  await keepWithFacts(tx, now, taken)
  await moveBelongings(tx, now, joined)
  return taken.map(({ to }) => to)
}

/** Of the owners of these conversations, who still works here. A closed one may have an owner who left since. */
async function whoIsHere(tx: Tx, conversations: Iterable<Conversation>): Promise<(memberId: string) => boolean> {
  const members = await readMembers(tx, [...conversations].flatMap((c) => c.ownerId ?? []))
  return (memberId) => members.get(memberId)?.removed === false
}

const windowOf = (network: string, item: ArrivedItem, now: Date): Date | null =>
  reachOf(network, { network, visibility: item.visibility, at: item.at, automatic: item.automatic, deleted: false, extra: item.extra }, now).until
