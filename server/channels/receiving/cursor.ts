import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db.ts'
import { nextGap } from '../channel.ts'
import type { Cost } from '../metering/cost.ts'
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
 * @param newCount how many items were new
 * @param costs what it cost to read them; empty where the network has no price
 */
export async function moveCursor(tx: Tx, channelId: string, cursor: unknown, now: Date, newCount: number, costs: readonly Cost[] = []): Promise<void> {
  const fenced = Fenced.safeParse(cursor).data
  const { rows } = await sql<{ last_item_at: Date | null; usual_gap: number | null }>`
    select last_item_at, usual_gap from channels.channel
    where id = ${channelId} and (${fenced?.receiver ?? null}::uuid is null or leased_by = ${fenced?.receiver ?? null}) for update`.execute(tx)
  if (!rows[0]) throw new LeaseLost(`channel ${channelId} was taken over`)
  const { last_item_at: last, usual_gap: usual } = rows[0]
  const gap = newCount > 0 && last ? nextGap(usual, Math.max(0, now.getTime() - last.getTime()) / 1000) : usual
  const metered = costs.length > 0 ? sql`with metered as (${spending(channelId, now, costs)})` : sql``
  await sql`
    ${metered} update channels.channel set cursor = ${cursor === undefined ? sql.ref('cursor') : sql`${JSON.stringify(fenced ? fenced.next : cursor)}::jsonb`}, last_ok_at = ${now}, usual_gap = ${gap},
      last_item_at = ${newCount > 0 ? now : last}
    where id = ${channelId}`.execute(tx)
}
