import { sql } from 'kysely'
import type { RawChange } from '#channels'
import type { Tx } from '#platform/db.ts'

/** A change as it waits for its item. */
export interface EarlyRow {
  network_id: string
  change: 'edited' | 'deleted'
  at: Date
  text: string | null
  html: string | null
  subject: string | null
  extra: Record<string, unknown> | null
}

export const toChange = (row: EarlyRow): RawChange =>
  row.change === 'deleted'
    ? { change: 'deleted', id: row.network_id, at: row.at }
    : { change: 'edited', id: row.network_id, at: row.at, text: row.text ?? '', html: row.html, subject: row.subject, ...(row.extra && { extra: row.extra }) }

/** Lets changes wait whose item has not come yet: networks promise no order. Of a deletion no words are kept. */
export async function awaitItems(tx: Tx, now: Date, channelId: string, changes: readonly RawChange[]): Promise<void> {
  if (changes.length === 0) return
  const edits = changes.map((change) => (change.change === 'edited' ? change : null))
  await sql`
    insert into listening.early_change (channel_id, network_id, at, change, text, html, subject, extra, received_at)
    select ${channelId}, network_id, at, change, text, html, subject, extra, ${now}
    from unnest(${changes.map((change) => change.id)}::text[], ${changes.map((change) => change.at.toISOString())}::timestamptz[],
      ${changes.map((change) => change.change)}::text[], ${edits.map((one) => one?.text ?? null)}::text[],
      ${edits.map((one) => one?.html ?? null)}::text[], ${edits.map((one) => one?.subject ?? null)}::text[],
      ${edits.map((one) => (one?.extra ? JSON.stringify(one.extra) : null))}::text[]::jsonb[])
      as new (network_id, at, change, text, html, subject, extra)
    on conflict do nothing`.execute(tx)
}

/** Their item is here: nothing waits any longer. */
export async function forgetEarly(tx: Tx, channelId: string, networkIds: readonly string[]): Promise<void> {
  if (networkIds.length === 0) return
  await sql`delete from listening.early_change where channel_id = ${channelId} and network_id = any(${networkIds})`.execute(tx)
}
