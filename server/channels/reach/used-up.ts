import { sql } from 'kysely'
import { lockName, type Db, type Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import { AccountTrouble } from '../adapter.ts'
import type { Reach } from './reach.ts'
import { rulesOf } from './table.ts'

/** What a channel may still answer in the 24 hours that end now. */
export type PerDay = NonNullable<Reach['perDay']>

const DAY = 86_400_000

/** Answers that are on their way or went out in the last 24 hours; a network counts every one it took, whoever wrote it. */
const counted = (channelId: string, now: Date) => sql`
  from channels.outbox where channel_id = ${channelId} and (state in ('queued', 'sending') or state = 'sent' and sent_at > ${new Date(now.getTime() - DAY)})`

/** How many answers a channel may still give, where its network counts by the day (rolling, not from midnight); null: no such limit. */
export async function readPerDay(db: Db | Tx, now: Date, channel: { id: string; network: string }): Promise<PerDay | null> {
  const most = rulesOf(channel.network)?.perDay ?? null
  if (most === null) return null
  const { rows } = await sql<{ count: number; first: Date | null }>`select count(*)::int as count, min(sent_at) as first ${counted(channel.id, now)}`.execute(
    db,
  )
  const { count, first } = rows[0]!
  const left = Math.max(0, most - count)
  return { most, left, nextAt: left === 0 && first ? new Date(first.getTime() + DAY) : null }
}

/** Refuses one answer more than the network takes in 24 hours. Whoever asks holds the count until their transaction ends. */
export async function demandDay(tx: Tx, now: Date, channel: { id: string; network: string }): Promise<void> {
  if (!rulesOf(channel.network)?.perDay) return
  await lockName(tx, `answers a day ${channel.id}`)
  const day = await readPerDay(tx, now, channel)
  if (day && day.left === 0)
    throw new Refusal(
      'conflict',
      'day-full',
      `The network takes ${day.most} answers in 24 hours, and they are used. Answer later, or open the message there.`,
      {
        most: day.most,
        nextAt: day.nextAt?.toISOString() ?? null,
      },
    )
}

/** The same when it is sent: others may have gone out since. It waits until there is room, and is not lost. */
export async function demandRoom(db: Db, now: Date, message: { id: string; channel_id: string; network: string }): Promise<void> {
  const most = rulesOf(message.network)?.perDay ?? null
  if (most === null) return
  const { rows } = await sql<{ count: number; first: Date | null }>`
    select count(*)::int as count, min(sent_at) as first
    from channels.outbox where channel_id = ${message.channel_id}
      and (state = 'sent' and sent_at > ${new Date(now.getTime() - DAY)} or state = 'sending' and id < ${message.id})`.execute(db)
  const { count, first } = rows[0]!
  if (count < most) return
  throw new AccountTrouble('the answers of a day are used', `The network takes ${most} answers in 24 hours. This one goes out as soon as there is room.`, {
    needsYou: false,
    retryAfter: first ? Math.max(0, first.getTime() + DAY - now.getTime()) : null,
  })
}

const privately = (channelId: string, inReplyTo: string | null) => sql`
  select from channels.outbox where channel_id = ${channelId} and in_reply_to = ${inReplyTo} and message ->> 'visibility' = 'direct'
    and state in ('queued', 'sending', 'sent') limit 1`

/** Was it answered privately, where the network takes one such answer an item? One that failed or was taken back was none. */
export async function isAnsweredPrivately(db: Db | Tx, channel: { id: string; network: string }, inReplyTo: string | null): Promise<boolean> {
  if (!rulesOf(channel.network)?.toPublic.directOnce) return false
  return (await privately(channel.id, inReplyTo).execute(db)).rows.length > 0
}

/** The reach of an item after what was sent already: so that whoever begins to write sees what the outbox would refuse. */
export async function withoutUsedUp(db: Db, now: Date, channel: { id: string; network: string }, networkId: string, reach: Reach): Promise<Reach> {
  if (reach.answer === 'none') return reach
  const isOver = reach.answer === 'both' && (await isAnsweredPrivately(db, channel, networkId))
  const perDay = await readPerDay(db, now, channel)
  return { ...reach, ...(isOver && { answer: 'public' as const, directUntil: null }), ...(perDay && { perDay }) }
}
