import { sql } from 'kysely'
import { lockName } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { memberOf, type Work } from '#platform/work.ts'
import type { Brand } from '../read.ts'
import { demandFreeName } from './add-brand.ts'
import { findBrand } from './find-brand.ts'

/** Gives a brand another name. Refuses one in use, in whatever case. */
export async function renameBrand({ tx, by, now }: Work, id: string, name: string): Promise<Brand> {
  await lockName(tx, 'workspace brands')
  const brand = await findBrand(tx, id)
  await demandFreeName(tx, name, id)
  await sql`update workspace.brand set name = ${name} where id = ${id}`.execute(tx)
  await record(tx, now, [{ kind: 'brand.renamed', by: memberOf(by), data: { brandId: id, from: brand.name, name } }])
  return { id, name }
}
