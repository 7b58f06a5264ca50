import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { noSuchPerson } from './reading/names.ts'
import { demandOutsideWall } from './wall.ts'

/** Corrects a person's name. From then on it stays, whatever the networks tell. */
export async function rename({ tx, by, now }: Work, personId: string, name: string): Promise<void> {
  await demandOutsideWall(tx, personId)
  const { rows } = await sql`
    update people.person set name = ${name}, named_at = ${now}, named_by = ${memberOf(by)} where id = ${personId} returning id`.execute(tx)
  if (rows.length === 0) throw noSuchPerson()
  await record(tx, now, [{ kind: 'person.renamed', by: memberOf(by), personId }])
}
