import { sql } from 'kysely'
import { findMember } from '#workspace'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { noSuchPerson } from '../reading/names.ts'
import { demandOutsideWall } from '../wall.ts'

/** Says what a person is to the company, for what they write from now on; null: nothing in particular. Refuses a tier that is not on the list. */
export async function setTier(work: Work, personId: string, tierId: string | null): Promise<void> {
  const { tx, by, now } = work
  await demandOutsideWall(tx, personId)
  const { rows } = await sql`select from people.tier where id = ${tierId}`.execute(tx)
  if (tierId && rows.length === 0) throw new Refusal('not-found', 'no-such-tier', 'This tier is not on the list any more. Choose another.')
  const was = await change(work, personId, 'tier_id', tierId)
  if (was !== tierId) await record(tx, now, [{ kind: 'person.tier_set', by: memberOf(by), personId, data: { tierId, was } }])
}

/** Says which member looks after a person, from now on; null: nobody in particular. Refuses one who is not with the company. */
export async function setAccountOwner(work: Work, personId: string, memberId: string | null): Promise<void> {
  const { tx, by, now } = work
  await demandOutsideWall(tx, personId)
  if (memberId && !(await findMember(tx, memberId)))
    throw new Refusal('not-found', 'no-such-member', 'This colleague is not with the company any more. Choose another.')
  const was = await change(work, personId, 'account_owner_id', memberId)
  if (was !== memberId) await record(tx, now, [{ kind: 'person.account_owner_set', by: memberOf(by), personId, data: { memberId, was } }])
}

/** @returns what it was before */
async function change({ tx }: Work, personId: string, column: 'tier_id' | 'account_owner_id', to: string | null): Promise<string | null> {
  const { rows } = await sql<{ was: string | null }>`
    update people.person set ${sql.id(column)} = ${to} from (select id, ${sql.id(column)} as was from people.person where id = ${personId} for update) as before
    where person.id = before.id returning was`.execute(tx)
  if (!rows[0]) throw noSuchPerson()
  return rows[0].was
}
