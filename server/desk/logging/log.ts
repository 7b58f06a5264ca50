import { sql } from 'kysely'
import { channelByHand, readChannel } from '#channels'
import { readKept, takeUploads, type Incoming } from '#listening'
import { readTeams } from '#workspace'
import { lockName } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Platform, type Work } from '#platform/work.ts'
import { demandSight } from '../allow.ts'
import { change, find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { lockAll } from '../conversation/store.ts'
import type { Contact } from './contract.ts'
import { meet } from './who.ts'

/** Given by app: takes a delivery in, in the caller's transaction. */
export type TakeContactIn = (platform: Platform, delivery: { channelId: string; items: Incoming[] }, tx: Work['tx']) => Promise<{ new: number }>

export interface Logged {
  conversationId: string
  itemId: string
  personId: string
  isNew: boolean
}

/** A clock that is merely set badly may say that it was so far ahead, ms. */
const AHEAD = 10 * 60_000

/**
 * Writes down a contact that no network tells us of. It goes the way of every item: one of theirs waits for us by its clock, one
 * of ours is an answer and stops it. The same `id` again adds nothing.
 *
 * Intake's locks come first (of the kind's channel and of the conversation's, in one order), then those of people, then the
 * conversation's, as everywhere.
 */
export async function log(platform: Platform, work: Work, takeIn: TakeContactIn, contact: Contact): Promise<Logged> {
  const { tx, by, now } = work
  const at = await demandSound(work, contact)
  const channelId = await channelByHand(work, contact.kind)
  const belongs = contact.conversationId ? await channelOf(work, contact.conversationId) : null
  for (const one of [...new Set([channelId, belongs ?? channelId])].toSorted()) await lockName(tx, `intake ${one}`)
  const networkId = contact.id ?? newId()
  const before = await readLogged(work, channelId, networkId)
  if (before) return { ...before, isNew: false }
  const other = await meet(work, contact.kind, contact.who, at)
  const threadId = belongs ? await demandFits(work, contact, belongs, channelId) : await openWith(work, other.personId, channelId)
  await takeIn(platform, { channelId, items: [await toItem(work, contact, { networkId, at, other, threadId, channelId })] }, tx)
  const logged = (await readLogged(work, channelId, networkId))!
  await settle(work, logged.conversationId, contact)
  const { kind, direction } = contact
  const { conversationId, itemId } = logged
  await record(tx, now, [{ kind: 'contact.logged', by: memberOf(by), conversationId, personId: other.personId, channelId, data: { kind, direction, itemId } }])
  return { ...logged, personId: other.personId, isNew: true }
}

/** @returns when it was. Refuses what has not happened yet, a conversation that is not for the actor's eyes, and a team that is gone */
async function demandSound({ tx, by, now }: Work, { at, conversationId, teamId }: Contact): Promise<Date> {
  const when = at ? new Date(at) : now
  if (when.getTime() > now.getTime() + AHEAD)
    throw new Refusal('invalid', 'not-yet', 'This has not happened yet. Log it afterwards.', { fields: [{ path: 'at', message: 'ahead' }] })
  if (conversationId) await demandSight(tx, by, conversationId)
  if (teamId && !(await readTeams(tx)).some((team) => team.id === teamId))
    throw new Refusal('invalid', 'no-such-team', 'This team is not there any more. Choose another.', { fields: [{ path: 'teamId', message: 'gone' }] })
  return when
}

/** The channel of a conversation, before it is locked. */
async function channelOf({ tx }: Work, id: string): Promise<string> {
  const { rows } = await sql<{ channelId: string }>`
    select channel_id as "channelId" from desk.conversation where id = coalesce((select into_id from desk.merged where merged.id = ${id}), ${id})`.execute(tx)
  return rows[0]!.channelId
}

/** Of another channel's conversation only an answer can be logged: what they say is answered where it was said. */
async function demandFits(work: Work, { conversationId, direction }: Contact, theirs: string, ours: string): Promise<string> {
  const c = await find(work, conversationId!)
  if (direction === 'in' && theirs !== ours)
    throw new Refusal(
      'conflict',
      'other-channel',
      'What they said on another channel is a conversation of its own. Leave out the conversation, or log your answer.',
    )
  return c.id
}

/** What is open with a person on this channel, the newest; what was closed is another matter. */
async function openWith({ tx }: Work, personId: string, channelId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from desk.conversation where person_id = ${personId} and channel_id = ${channelId} and state <> 'closed' order by last_item_at desc, id desc limit 1`.execute(
    tx,
  )
  return rows[0]?.id ?? null
}

interface Around {
  networkId: string
  at: Date
  other: { personId: string; key: string }
  threadId: string | null
  channelId: string
}

async function toItem(work: Work, contact: Contact, { networkId, at, other, threadId, channelId }: Around): Promise<Incoming> {
  const { kind, direction, text } = contact
  const us = { id: 'us', name: (await readChannel(work.tx, channelId)).name }
  const them = { id: other.key, ...(contact.who.name && !contact.who.personId && { name: contact.who.name }) }
  return {
    id: networkId,
    network: kind,
    author: direction === 'in' ? them : us,
    text,
    at,
    visibility: 'direct',
    direction,
    automatic: false,
    attachments: await takeUploads(work, contact.attachments),
    extra: {},
    writtenBy: memberOf(work.by),
    loggedWith: { personId: other.personId, threadId },
  }
}

/** Gives it the team that was chosen, then closes it with what came of it. */
async function settle(work: Work, id: string, { teamId, outcome }: Contact): Promise<void> {
  const [c] = (await lockAll(work.tx, [id])) as [Conversation] // who logs for another team need not see it afterwards
  const by = memberOf(work.by)
  const housed = teamId && teamId !== c.teamId && c.state !== 'closed' ? await change(work, c, { what: 'handed', by, memberId: null, teamId, why: '' }) : c
  if (outcome && housed.state !== 'closed') await change(work, housed, { what: 'closed', by, outcome })
}

async function readLogged({ tx }: Work, channelId: string, networkId: string): Promise<Omit<Logged, 'isNew'> | null> {
  const kept = await readKept(tx, channelId, networkId)
  if (!kept) return null
  const { rows } = await sql<{ personId: string }>`select person_id as "personId" from desk.conversation where id = ${kept.threadId}`.execute(tx)
  return rows[0] ? { itemId: kept.itemId, conversationId: kept.threadId, ...rows[0] } : null
}
