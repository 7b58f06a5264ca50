import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Platform, type Work } from '#platform/work.ts'
import type { TakeIn } from '../bring.ts'
import { check, type Found } from '../brought-item.ts'
import type { Taken } from '../contract.ts'
import type { SetAsideRow } from '../tables.ts'

/**
 * Tries again what was set aside, as it is or mended. What still does not fit stays there with the new reason, as it was mended
 * so far. Refuses what a colleague has settled meanwhile.
 */
export async function retry(platform: Platform, work: Work, takeIn: TakeIn, id: string, mended: string | undefined): Promise<z.output<typeof Taken>> {
  const row = await findOpen(work.tx, id)
  const raw = (mended ?? row.raw).replaceAll('\u0000', '')
  const found = read(raw, work.now)
  if (!found.item && !found.change) {
    await keepMended(work.tx, row, raw, found.reason)
    return { new: 0, known: 0, changed: 0, setAside: [{ index: 0, id: found.id, reason: found.reason }] }
  }
  await settle(work, id, 'taken')
  return takeIn(
    platform,
    { channelId: row.channel_id, items: found.item ? [found.item] : [], changes: found.change ? [found.change] : [], importId: row.import_id },
    work.tx,
  )
}

/** Lets it go for good. Refuses what a colleague has settled meanwhile. */
export async function dismiss(work: Work, id: string): Promise<void> {
  await findOpen(work.tx, id)
  await settle(work, id, 'dismissed')
}

function read(raw: string, now: Date): Found {
  try {
    return check(JSON.parse(raw), now)
  } catch (error) {
    return { id: null, raw, reason: `not JSON: ${(error as Error).message}` }
  }
}

async function findOpen(tx: Tx, id: string): Promise<SetAsideRow> {
  const { rows } = await sql<SetAsideRow>`select * from listening.set_aside where id = ${id} and settled_at is null for update`.execute(tx)
  if (!rows[0]) throw new Refusal('not-found', 'not-set-aside', 'This is not set aside any more: a colleague has retried or dismissed it. Reload the list.')
  return rows[0]
}

async function settle({ tx, by, now }: Work, id: string, outcome: 'taken' | 'dismissed'): Promise<void> {
  await sql`update listening.set_aside set settled_at = ${now}, settled_by = ${memberOf(by)}, outcome = ${outcome} where id = ${id}`.execute(tx)
}

/** The same misfit waits in a channel only once: what became like another keeps its own wording. */
async function keepMended(tx: Tx, { id, channel_id }: SetAsideRow, raw: string, reason: string): Promise<void> {
  await sql`
    update listening.set_aside set reason = ${reason}, raw = case when exists (
      select from listening.set_aside other where channel_id = ${channel_id} and md5(raw) = md5(${raw}) and settled_at is null and other.id <> ${id}) then raw else ${raw} end
    where id = ${id}`.execute(tx)
}
