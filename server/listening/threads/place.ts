import { sql, type RawBuilder } from 'kysely'
import { ONE_BY_ONE, type Tx } from '#platform/db.ts'
import { linksOf, type Fresh, type Placed } from '../item.ts'
import { joinThreads, type Linked } from './join.ts'

export interface Placement {
  placed: Placed[]
  /** Old thread id → the one it became part of. */
  merged: Map<string, string>
  /** When we last posted in each thread there was, other than through Aerie, before this batch. */
  lastOwnAt: Map<string, Date>
}

/**
 * Finds the thread of each new item, and lets threads merge that a new item shows to be one.
 * @param authors who wrote them, in the same order
 */
export async function placeInThreads(tx: Tx, channelId: string, fresh: readonly Fresh[], authors: readonly { identityId: string }[]): Promise<Placement> {
  const known = await findLinked(tx, channelId, fresh)
  const linked = fresh.map((item, i) => ({
    id: item.id,
    direction: item.direction,
    identityId: authors[i]!.identityId,
    inReplyTo: item.inReplyTo,
    references: item.references,
    threadId: item.loggedWith?.threadId ?? null,
  }))
  const { threadOf, merged } = joinThreads(linked, known)
  const placed = fresh.map((item, i) => ({ item, identityId: linked[i]!.identityId, threadId: threadOf.get(item.id)! }))
  await mergeThreads(tx, merged)
  return { placed, merged, lastOwnAt: await readLastOwn(tx, [...new Set(known.map((item) => merged.get(item.threadId!) ?? item.threadId!))]) }
}

/** What the channel holds that links to these items, is linked from them, or shares a reference with them. */
async function findLinked(tx: Tx, channelId: string, fresh: readonly Fresh[]): Promise<Linked[]> {
  const ids = fresh.map((item) => item.id)
  const links = [...new Set(fresh.flatMap(linksOf))]
  const references = [...new Set(fresh.flatMap((item) => item.references ?? []))]
  const columns = sql`network_id as id, direction, identity_id as "identityId", in_reply_to as "inReplyTo", refs as "references", thread_id as "threadId"`
  const each = (asked: readonly string[], fits: RawBuilder<unknown>) => sql`
    select ${columns} from unnest(${asked}::text[]) as asked (id), lateral (select * from listening.item where channel_id = ${channelId} and ${fits} ${ONE_BY_ONE}) as item`
  const { rows } = await sql<Linked>`
    ${each(links, sql`network_id = asked.id`)} union
    ${each(ids, sql`in_reply_to = asked.id`)} union
    ${each([...ids, ...references], sql`refs @> array[asked.id]`)}`.execute(tx)
  return rows
}

async function mergeThreads(tx: Tx, merged: Map<string, string>): Promise<void> {
  if (merged.size === 0) return
  await sql`
    update listening.item set thread_id = merged.into_id
    from unnest(${[...merged.keys()]}::uuid[], ${[...merged.values()]}::uuid[]) as merged (from_id, into_id)
    where item.thread_id = merged.from_id`.execute(tx)
}

async function readLastOwn(tx: Tx, threads: readonly string[]): Promise<Map<string, Date>> {
  if (threads.length === 0) return new Map()
  const { rows } = await sql<{ thread_id: string; at: Date }>`
    select thread_id, max(at) as at from listening.item
    where thread_id = any(${threads}::uuid[]) and direction = 'out' and written_by is null group by thread_id`.execute(tx)
  return new Map(rows.map((row) => [row.thread_id, row.at]))
}
