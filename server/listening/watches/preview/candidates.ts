import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { walkBack } from '../../reading/walk-back.ts'
import { CAUGHT, type Caught } from '../hits.ts'

/** An item that a query may be asked about. */
export interface Candidate extends Caught {
  subject: string | null
}

/** Items that are looked at for a preview, at most: two tenths of a second. */
const MOST = 5000

/**
 * The newest items of theirs since an instant that `shown` lets see. When there are more than can be looked at, and the index
 * knows what to ask for, only those that say it.
 * @returns them newest first, and whether there may be more
 */
export async function readCandidates(
  db: Db | Tx,
  since: Date,
  until: Date,
  shown: RawBuilder<boolean>,
  indexed: string | null,
): Promise<{ items: Candidate[]; isCut: boolean }> {
  const all = await read(db, newest(since, until), shown)
  if (all.length <= MOST) return { items: all, isCut: false }
  if (!indexed) return { items: all.slice(0, MOST), isCut: true }
  const filter = sql`at >= ${since} and deleted_at is null and direction = 'in'`
  const said = await walkBack(db, { query: sql`to_tsquery('platform.plain', ${indexed})`, channelId: undefined, until, filter, most: MOST + 1 })
  return { items: (await read(db, said, shown)).slice(0, MOST), isCut: true }
}

/** Channel by channel, each from the end of its index. */
const newest = (since: Date, until: Date): RawBuilder<unknown> => sql`
  select theirs.id, theirs.at from channels.channel, lateral (
    select id, at from listening.item where channel_id = channel.id and at >= ${since} and at < ${until} and deleted_at is null and direction = 'in'
    order by at desc limit ${MOST + 1}) as theirs
  order by at desc limit ${MOST + 1}`

async function read(db: Db | Tx, ids: RawBuilder<unknown>, shown: RawBuilder<boolean>): Promise<Candidate[]> {
  const { rows } = await sql<Candidate & { isShown: boolean }>`
    select ${CAUGHT}, subject, ${shown} as "isShown" from (${ids}) as candidate join listening.item on item.id = candidate.id order by item.at desc, item.id desc`.execute(
    db,
  )
  return rows.flatMap(({ isShown, ...item }) => (isShown ? [item] : []))
}
