import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { findBrand } from './find-brand.ts'

/** Throws a Refusal while something further down the flow answers under the brand (channels). Given by app. */
export type BrandIsFree = (tx: Tx, brandId: string) => Promise<void>

/** Removes a brand. Refuses one that is in use. */
export async function removeBrand({ tx, by, now }: Work, id: string, isFree: BrandIsFree): Promise<void> {
  const { name } = await findBrand(tx, id)
  await isFree(tx, id)
  await sql`delete from workspace.brand where id = ${id}`.execute(tx)
  await record(tx, now, [{ kind: 'brand.removed', by: memberOf(by), data: { brandId: id, name } }])
}
