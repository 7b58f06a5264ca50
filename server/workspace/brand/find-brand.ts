import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Brand } from '../read.ts'

/** One brand. Refuses an id that is no brand's. */
export async function findBrand(tx: Tx, id: string): Promise<Brand> {
  const { rows } = await sql<Brand>`select id, name from workspace.brand where id = ${id}`.execute(tx)
  if (rows[0]) return rows[0]
  throw new Refusal('not-found', 'no-such-brand', 'This brand is not there any more. Reload the list.')
}
