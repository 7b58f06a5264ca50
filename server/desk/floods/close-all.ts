import { memberOf, type Work } from '#platform/work.ts'
import { maySee, readVisibility } from '../allow.ts'
import type { Conversation, Outcome, State } from '../conversation/conversation.ts'
import type { Event } from '../conversation/event.ts'
import { keepWithFacts, lockAll } from '../conversation/store.ts'
import { turn } from '../conversation/turn.ts'
import { readSettings } from '../settings/read.ts'
import { countMembers, lockMembers, ofFlood } from './members.ts'

/** Conversations closed by one act. */
const MOST = 500

/** Closes what of a flood stands in a state: each by itself, with its own facts. */
export async function closeAll(work: Work, floodId: string, state: State, outcome: Outcome): Promise<{ closed: string[]; left: number }> {
  const members = await lockMembers(work, floodId, state, MOST)
  await turnAll(work, members, { what: 'closed', by: memberOf(work.by), outcome })
  return { closed: members.map((c) => c.id), left: await countMembers(work, floodId, state) }
}

/** Opens what was closed with a flood again: the undo of it. What was opened meanwhile stays as it is. */
export async function reopenAll(work: Work, floodId: string, ids: readonly string[]): Promise<{ reopened: number }> {
  const members = await ofFlood(work.tx, floodId, ids)
  const seen = await readVisibility(work.tx, [...members])
  const closed = (await lockAll(work.tx, [...members])).filter((c) => c.state === 'closed' && seen.has(c.id) && maySee(work.by, seen.get(c.id)!))
  await turnAll(work, closed, { what: 'reopened', by: memberOf(work.by) })
  return { reopened: closed.length }
}

async function turnAll({ tx, now }: Work, members: readonly Conversation[], event: Event): Promise<void> {
  const settings = await readSettings(tx)
  const turned = members.map((c) => {
    const housed = settings.housed(c)
    return turn(housed, event, settings.worldOf(housed, now, settings.isHere), settings.promiseTo)
  })
  await keepWithFacts(tx, now, turned)
}
