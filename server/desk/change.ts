import { sql } from 'kysely'
import { readMembers } from '#workspace'
import type { Tx } from '#platform/db.ts'
import type { Work } from '#platform/work.ts'
import { demandSight, notThere } from './allow.ts'
import type { Conversation } from './conversation/conversation.ts'
import type { Event } from './conversation/event.ts'
import { keepChange, lockAll } from './conversation/store.ts'
import { isTimeless, turn } from './conversation/turn.ts'
import { readSettings } from './settings/read.ts'

/** A conversation that is to be changed: locked until the transaction ends, so that commands on one come one after the other. Refuses one the actor may not see. */
export async function find({ tx, by }: Work, id: string): Promise<Conversation> {
  const [c] = await lockAll(tx, [id])
  if (!c) return findMerged({ tx, by }, id)
  if (c.visibility === 'direct') await demandSight(tx, by, c.id)
  return c
}

/** It may have been joined to another meanwhile. */
async function findMerged(work: Pick<Work, 'tx' | 'by'>, id: string): Promise<Conversation> {
  const { rows } = await sql<{ into_id: string }>`select into_id from desk.merged where id = ${id}`.execute(work.tx)
  if (!rows[0]) throw notThere()
  return find(work as Work, rows[0].into_id)
}

/** Lets something happen to a conversation that is locked, and as it is kept: turns it, keeps it, writes the facts. @returns it as it now is */
export async function change(work: Work, c: Conversation, event: Event): Promise<Conversation> {
  const { tx, now } = work
  const isHere = await whoIsHere(tx, c)
  const turned = isTimeless(event) ? turn(c, event, { now, isHere, worked: timeless }, timeless) : await turnInTime(work, c, event, isHere)
  await keepChange(tx, now, c, turned)
  return turned.to
}

async function turnInTime({ tx, now }: Work, c: Conversation, event: Event, isHere: (memberId: string) => boolean) {
  const settings = await readSettings(tx)
  const housed = settings.housed(c)
  return turn(housed, event, settings.worldOf(housed, now, isHere), settings.promiseTo)
}

/** Members who leave give back what is open; a closed conversation may still name one. */
async function whoIsHere(tx: Tx, c: Conversation): Promise<(memberId: string) => boolean> {
  if (c.state !== 'closed' || !c.ownerId) return () => true
  const owner = (await readMembers(tx, [c.ownerId])).get(c.ownerId)
  return () => owner?.removed === false
}

function timeless(): never {
  throw new Error('this event was said to leave the deadline alone')
}
