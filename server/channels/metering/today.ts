import { sql, type RawBuilder } from 'kysely'
import { readTimeZone } from '#workspace'
import type { Db, Tx } from '#platform/db.ts'
import { TABLE } from '../reach/table.ts'

/** What day it is for the budgets of a network. */
export interface Today {
  network: string
  /** YYYY-MM-DD. */
  day: string
  /** In which it is that day, an IANA name. */
  timeZone: string
}

/**
 * What day it is on each network with a price: in the company's time zone, so that its months are those of its books; or in
 * the network's own, where a quota begins anew with the network's day (Price.dayOf).
 */
export async function readToday(db: Db | Tx, now: Date): Promise<Today[]> {
  const company = await readTimeZone(db)
  return TABLE.flatMap(({ network, price }) => (price ? [dayIn(network, price.dayOf ?? company, now)] : []))
}

const dayIn = (network: string, timeZone: string, now: Date): Today => ({
  network,
  timeZone,
  day: new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now),
})

/** As rows `(network, day)` for a statement. */
export const asRows = (today: readonly Today[]): RawBuilder<unknown> =>
  sql`unnest(${today.map((one) => one.network)}::text[], ${today.map((one) => one.day)}::date[])`
