import { sql } from 'kysely'
import { inTransaction, lockName, type Db } from '#platform/db.ts'
import type { Adapter, Outgoing, OwnAccount } from '../adapter.ts'
import { adapters } from '../registry.ts'

/** A message that this sender holds: nobody else sends it while the lease is renewed. */
export interface Claimed {
  id: string
  channel_id: string
  conversation_id: string
  written_by: string | null
  message: Outgoing
  /** This attempt's number, ever, and since a person last asked. */
  attempts: number
  tries: number
  network: string
  name: string
  settings: Record<string, unknown>
  secret: Buffer | null
  own: OwnAccount | null
  /** What it costs, millionths; null: nothing. */
  price: number | null
  changed_at: Date
}

/** A sender that does not renew for so long is taken for dead, seconds. Renewed three times as often. */
export const LEASE = 30
/** Messages under way at once on one channel; a slow one leaves room for others. */
const AT_ONCE = 4
const NO_LIMIT = { messages: 1e9, perSeconds: 1 }

/**
 * Takes what may be sent now, at most `room` messages: due, or left behind by a sender that died; the oldest open one of its
 * conversation; and no more than its network lets the channel send. One sender at a time looks, so that no two count the
 * same place in a bucket. A wait that began later than now began before the clock was set back: it is over.
 * @param underWay what this process is sending: not to be taken again, whatever a clock says of its lease
 */
export function claim(
  db: Db,
  sender: string,
  now: Date,
  room: number,
  networks: Readonly<Record<string, Adapter>> = adapters,
  underWay: readonly string[] = [],
): Promise<Claimed[]> {
  return inTransaction(db, async (tx) => {
    await lockName(tx, 'outbox')
    const { rows } = await sql<Claimed>`
      with ${ableChannels(now, networks)}, ${dueMessages(now, underWay)}, taken as (
        update channels.outbox o set state = 'sending', attempts = attempts + 1, tries = tries + 1, leased_by = ${sender}, leased_until = ${leaseEnd}
        where o.id in (select id from due where nth <= floor(due.left) and nth <= ${AT_ONCE} - due.under_way order by nth limit ${room})
        returning o.*
      ), spent as (
        update channels.channel c set send_left = able.left - used.messages, send_left_at = ${now}
        from able, (select channel_id, count(*) as messages from taken group by channel_id) used
        where able.id = c.id and used.channel_id = c.id
      )
      select t.id, t.channel_id, t.conversation_id, t.written_by, t.message, t.attempts, t.tries, t.price::float8 as price, c.network, c.name, c.settings, c.secret, c.own, c.changed_at
      from taken t join channels.channel c on c.id = t.channel_id`.execute(tx)
    return rows
  })
}

const leaseEnd = sql`clock_timestamp() + ${sql.lit(LEASE)} * interval '1 second'`
/** Somebody is sending it. A lease that lies further ahead than any can be given is from before the database's clock was set back. */
const isHeld = sql`(o.leased_until between clock_timestamp() and clock_timestamp() + ${sql.lit(LEASE + 1)} * interval '1 second') is true`
/** A wait that began so much later than now began before the clock was set back. Less is a row that was written while this was being asked, ms. */
const SET_BACK = 10_000
const beganLater = (now: Date) => sql`o.waits_since > ${new Date(now.getTime() + SET_BACK)}`
const waited = (now: Date) => sql`(o.due_at <= ${now} or ${beganLater(now)})`

/** `able`: the channels with something in the outbox that may send now, and how much: what is left in the bucket, refilled. */
function ableChannels(now: Date, networks: Readonly<Record<string, Adapter>>) {
  const senders = Object.values(networks).filter((adapter) => 'send' in adapter)
  const paces = senders.map((adapter) => adapter.pace ?? NO_LIMIT)
  return sql`pace as (
    select * from unnest(${senders.map((adapter) => adapter.network)}::text[], ${paces.map((pace) => pace.messages)}::real[], ${paces.map((pace) => pace.perSeconds)}::real[])
      as p (network, messages, per_seconds)
  ), able as (
    select c.id, case when c.send_left_at <= ${now} then least(p.messages, c.send_left + extract(epoch from ${now}::timestamptz - c.send_left_at) * p.messages / p.per_seconds) else p.messages end as left,
      (select count(*) from channels.outbox o where o.channel_id = c.id and o.state = 'sending' and ${isHeld}) as under_way
    from channels.channel c join pace p on p.network = c.network
    where c.removed_at is null and (c.send_after is null or c.send_after <= ${now} or exists (select from channels.outbox o where o.channel_id = c.id and o.state = 'queued' and ${beganLater(now)}))
      and exists (select from channels.outbox o where o.channel_id = c.id and o.state in ('queued', 'sending'))
  )`
}

/** `due`: what may be sent, numbered within its channel; never one before an older one of its conversation. */
const dueMessages = (now: Date, underWay: readonly string[]) => sql`due as (
  select o.id, able.left, able.under_way, row_number() over (partition by o.channel_id order by o.due_at, o.id) as nth
  from channels.outbox o join able on able.id = o.channel_id
  where (o.state = 'queued' and ${waited(now)} or o.state = 'sending' and not ${isHeld} and o.id <> all(${underWay}::uuid[]))
    and not exists (
      select from channels.outbox before
      where before.conversation_id = o.conversation_id and before.state in ('queued', 'sending') and (before.written_at, before.id) < (o.written_at, o.id))
)`

/** Says that these are still being sent. */
export async function renewClaims(db: Db, sender: string, ids: readonly string[]): Promise<void> {
  await sql`
    update channels.outbox set leased_until = ${leaseEnd}
    where id = any(${ids}::uuid[]) and leased_by = ${sender} and state = 'sending'`.execute(db)
}

/** When the next message is due; null: none waits. One that is being sent counts as due when its sender may be taken for dead. */
export async function nextDue(db: Db, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(case when o.state = 'sending' or ${waited(now)} then ${now} else o.due_at end) as at from channels.outbox o where o.state in ('queued', 'sending')`.execute(
    db,
  )
  return rows[0]?.at ?? null
}
