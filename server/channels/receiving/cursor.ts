import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db.ts'
import { countCame } from '../health/came.ts'
import { COUNTED_FOR, type Gap } from '../health/gap.ts'
import type { Cost } from '../metering/cost.ts'
import { readToday } from '../metering/today.ts'
import { spending } from '../metering/write-spent.ts'

/** A cursor with the name of the receiver that brought it, so that one whose channel was taken over cannot commit. */
const Fenced = z.object({ receiver: z.uuid(), next: z.unknown() })
export type Fenced = z.output<typeof Fenced>

/** This receiver lost its channel to another: what it brought is not kept, the other brings it again. */
export class LeaseLost extends Error {
  override name = 'LeaseLost'
}

/**
 * Moves a channel's cursor, in the transaction that keeps what was delivered: both are there or neither is. Throws LeaseLost
 * when the delivery comes from a receiver whose channel was taken over meanwhile.
 * @param cursor as it stands in the delivery; opaque. Undefined: brought in by hand (a file, the API), receiving goes on where it was
 * @param came when what is new of theirs was written; counted for the channel's rhythm
 * @param costs what it cost to read it; empty where the network has no price
 */
export async function moveCursor(tx: Tx, channelId: string, cursor: unknown, now: Date, came: readonly Date[], costs: readonly Cost[] = []): Promise<void> {
  const fenced = Fenced.safeParse(cursor).data
  const metered = costs.length > 0 ? sql`with metered as (${spending(channelId, await readToday(tx, now), costs)})` : sql``
  const { rows } = await sql<{ gaps: Stored[] }>`
    ${metered} update channels.channel c set cursor = ${cursor === undefined ? sql.ref('cursor') : sql`${JSON.stringify(fenced ? fenced.next : cursor)}::jsonb`},
      last_ok_at = ${now}, last_item_at = case when ${came.length > 0} then ${now}::timestamptz else last_item_at end
    where id = ${channelId} and (${fenced?.receiver ?? null}::uuid is null or leased_by = ${fenced?.receiver ?? null})
    returning (select coalesce(json_agg(g), '[]') from channels.gap g
      where g.channel_id = c.id and (g.to_at is null or g.to_at > ${now}::timestamptz - ${COUNTED_FOR} * interval '1 day')) as gaps`.execute(tx)
  if (!rows[0]) throw new LeaseLost(`channel ${channelId} was taken over`)
  if (came.length > 0) await countCame(tx, channelId, now, came, rows[0].gaps.map(toGap))
}

type Stored = Omit<Gap, 'from' | 'noticedAt' | 'to'> & { from_at: string; noticed_at: string; to_at: string | null }

const toGap = ({ from_at, noticed_at, to_at, ...gap }: Stored): Gap => ({
  ...gap,
  from: new Date(from_at),
  noticedAt: new Date(noticed_at),
  to: to_at === null ? null : new Date(to_at),
})
