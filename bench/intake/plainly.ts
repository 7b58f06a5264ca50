import type pg from 'pg'
import { newId } from '../../server/platform/ids.ts'

const COLUMNS = 'id, channel_id, network, network_id, direction, visibility, identity_id, thread_id, in_reply_to, text, url, at, received_at'
const CHANNEL = newId()

interface Made {
  id: string
  network: string
  inReplyTo: string | null
  text: string
  url: string
  at: string
}

/** The items as rows of one table, as anybody writes it: one INSERT with all their VALUES, and one commit. */
export async function insertRows(pool: pg.Pool, batch: readonly unknown[]): Promise<void> {
  const values = (batch as Made[]).flatMap(({ id, network, inReplyTo, text, url, at }) => [
    newId(),
    CHANNEL,
    network,
    id,
    newId(),
    newId(),
    inReplyTo,
    text,
    url,
    at,
  ])
  const rows = batch.map((_, i) => {
    const [own, channel, network, id, identity, thread, parent, text, url, at] = Array.from({ length: 10 }, (__, column) => `$${i * 10 + column + 1}`)
    return `(${own}::uuid, ${channel}::uuid, ${network}, ${id}, 'in', 'public', ${identity}::uuid, ${thread}::uuid, ${parent}, ${text}, ${url}, ${at}::timestamptz, now())`
  })
  await pool.query(`insert into plain.item (${COLUMNS}) values ${rows.join(',')}`, values)
}

const LISTS = `
  insert into plain.item (${COLUMNS})
  select id, $1, network, network_id, 'in', 'public', identity_id, thread_id, in_reply_to, text, url, at, now()
  from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::timestamptz[])
    as new (id, network, network_id, identity_id, thread_id, in_reply_to, text, url, at)`

/** The same with one list a column, one statement and one commit: as quick as it can be done. */
export async function insertLists(pool: pg.Pool, batch: readonly unknown[]): Promise<void> {
  const items = batch as Made[]
  const ids = (): string[] => items.map(() => newId())
  const told = (['network', 'id'] as const).map((field) => items.map((item) => item[field]))
  const rest = (['inReplyTo', 'text', 'url', 'at'] as const).map((field) => items.map((item) => item[field]))
  await pool.query(LISTS, [CHANNEL, ids(), ...told, ids(), ids(), ...rest])
}
