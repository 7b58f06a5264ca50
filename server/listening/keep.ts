import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Incoming, Placed } from './item.ts'

/** Keeps items as they came, with their attachments. One statement for each of the two, however many. */
export async function keep(tx: Tx, now: Date, channelId: string, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return
  const items = placed.map(({ item }) => item)
  await sql`
    insert into listening.item (id, channel_id, network, network_id, direction, visibility, identity_id, thread_id, in_reply_to, refs,
      subject, text, html, url, at, received_at, automatic, written_by, extra)
    select id, ${channelId}, network, network_id, direction, visibility, identity_id, thread_id, in_reply_to,
      case when refs is not null then array(select json_array_elements_text(refs::json)) end,
      subject, text, html, url, at, ${now}, automatic, written_by, extra::jsonb
    from unnest(${items.map((item) => item.itemId)}::uuid[], ${items.map((item) => item.network)}::text[], ${items.map((item) => item.id)}::text[],
      ${items.map((item) => item.direction)}::text[], ${items.map((item) => item.visibility)}::text[],
      ${placed.map((one) => one.identityId)}::uuid[], ${placed.map((one) => one.threadId)}::uuid[],
      ${items.map((item) => item.inReplyTo || null)}::text[], ${items.map((item) => (item.references?.length ? JSON.stringify(item.references) : null))}::text[],
      ${items.map((item) => item.subject ?? null)}::text[], ${items.map((item) => item.text)}::text[], ${items.map((item) => item.html ?? null)}::text[],
      ${items.map((item) => item.url ?? null)}::text[], ${items.map((item) => item.at.toISOString())}::timestamptz[],
      ${items.map((item) => item.automatic)}::boolean[], ${items.map((item) => item.writtenBy ?? null)}::uuid[], ${items.map((item) => JSON.stringify(item.extra))}::text[])
      as new (id, network, network_id, direction, visibility, identity_id, thread_id, in_reply_to, refs, subject, text, html, url, at, automatic, written_by, extra)`.execute(
    tx,
  )
  await keepAttachments(tx, placed)
}

async function keepAttachments(tx: Tx, placed: readonly Placed[]): Promise<void> {
  const all = placed.flatMap(({ item }) => item.attachments.map((attachment) => ({ itemId: item.itemId, ...attachment })))
  if (all.length === 0) return
  await sql`
    insert into listening.attachment (id, item_id, name, type, bytes, file, alt)
    select * from unnest(${all.map(() => newId())}::uuid[], ${all.map((one) => one.itemId)}::uuid[], ${all.map((one) => one.name)}::text[],
      ${all.map((one) => one.type)}::text[], ${all.map((one) => one.bytes)}::bigint[], ${all.map((one) => one.file)}::text[],
      ${all.map((one) => one.alt ?? null)}::text[])`.execute(tx)
}

/**
 * Says of known items who of us wrote them: the network's echo of a message can come before the sender is told that it was
 * taken, and was then kept as written elsewhere.
 */
export async function signKnown(tx: Tx, channelId: string, items: readonly Incoming[]): Promise<void> {
  const ours = items.filter((item) => item.writtenBy)
  if (ours.length === 0) return
  await sql`
    update listening.item set written_by = ours.member
    from unnest(${ours.map((item) => item.id)}::text[], ${ours.map((item) => item.writtenBy)}::uuid[]) as ours (network_id, member)
    where channel_id = ${channelId} and item.network_id = ours.network_id and written_by is null`.execute(tx)
}

/** Two identities turned out to be one: what the one wrote was the other's. */
export async function giveItems(tx: Tx, identities: readonly { from: string; into: string }[]): Promise<void> {
  if (identities.length === 0) return
  await sql`
    update listening.item set identity_id = same.into_id
    from unnest(${identities.map((one) => one.from)}::uuid[], ${identities.map((one) => one.into)}::uuid[]) as same (from_id, into_id)
    where item.identity_id = same.from_id`.execute(tx)
}
