import { sql } from 'kysely'
import { readChannels, type Channel, type RawChange, type RawItem } from '#channels'
import { readNewestOfTheirs, type EntryItem } from '#listening'
import { lockName, type Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Platform, Work } from '#platform/work.ts'
import { demandMember } from '../allow.ts'
import { change, find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { loggedAs } from '../conversation/moves.ts'
import { demandStillYours, type Draft } from '../reply/reply.ts'

/** Given by app: what was said goes the way of every item, in the caller's transaction. */
export type TakeIn = (
  platform: Platform,
  delivery: { channelId: string; items: (RawItem & { writtenBy?: string | null })[]; changes?: RawChange[] },
  tx: Tx,
) => Promise<unknown>

/** What a record of ours goes in by. */
export interface Intake {
  platform: Platform
  takeIn: TakeIn
}

/** What somebody answered on the network itself. `id` is chosen by who logs it: the same logged twice is there once. */
export interface Logged extends Draft {
  id: string
}

/** The network's id of an answer that was logged here; no network makes one like it. */
export const networkIdOf = (id: string): string => `logged:${id}`

/**
 * Writes down what a member answered by hand, where nothing can be sent from here: it stands in the thread as ours, and the
 * clock stops as for an answer that was sent. Refuses what was overtaken while it was typed, unless told otherwise. Only a
 * member answers by hand.
 */
export async function logAnswer({ platform, takeIn }: Intake, work: Work, conversationId: string, logged: Logged): Promise<Conversation> {
  const me = demandMember(work.by)
  const c = await findForIntake(work, conversationId)
  if (!(await isNew(work, c, me, logged.id))) return c
  if (!logged.anyway) await demandStillYours(work, c, logged)
  const [item, channel] = [await readNewestOfTheirs(work.tx, c.id), (await readChannels(work.tx)).find((one) => one.id === c.channelId)!]
  if (!item) throw new Refusal('conflict', 'nothing-to-answer', 'There is no message of theirs to answer. Write to them on the network itself.')
  const replied = await change(work, c, { what: 'replied', by: me, outgoing: loggedAs(logged.id) })
  if (logged.afterwards === 'close') await change(work, replied, { what: 'closed', by: me, outcome: 'answered' })
  await takeIn(platform, { channelId: c.channelId, items: [{ ...asItem(work, channel, item, logged), writtenBy: me }] }, work.tx)
  return find(work, c.id)
}

/** Finds a conversation that intake is to touch as well: the channel comes first there, so it does here, and nobody waits in a ring. */
export async function findForIntake(work: Work, conversationId: string): Promise<Conversation> {
  const { rows } = await sql<{ channel_id: string }>`
    select channel_id from desk.conversation where id = coalesce((select into_id from desk.merged where id = ${conversationId}), ${conversationId})`.execute(
    work.tx,
  )
  if (rows[0]) await lockName(work.tx, `intake ${rows[0].channel_id}`)
  return find(work, conversationId)
}

async function isNew({ tx, now }: Work, c: Conversation, by: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    insert into desk.logged_answer (id, conversation_id, by, at) values (${id}, ${c.id}, ${by}, ${now}) on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

function asItem({ now }: Work, channel: Channel, item: EntryItem, { id, text, visibility }: Logged): RawItem {
  return {
    id: networkIdOf(id),
    network: item.network,
    author: { handle: channel.name, name: channel.name },
    text,
    at: now,
    inReplyTo: item.networkId,
    visibility,
    direction: 'out',
    automatic: false,
    attachments: [],
    extra: { loggedAnswerId: id },
  }
}
