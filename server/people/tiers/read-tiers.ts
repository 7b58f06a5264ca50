import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { Customer, Tier } from './tier.ts'

/** The tiers in their order. */
export async function readTiers(db: Db | Tx): Promise<Tier[]> {
  const { rows } = await sql<Tier>`select id, name, weight, team_id as "teamId" from people.tier order by place, id limit 50`.execute(db)
  return rows
}

/** In a statement, what the person `row` stands for is to the company: two columns. A tier is looked up only for those who have one. */
export const customerOf = (row: string) => sql<Customer>`
  case when ${sql.ref(`${row}.tier_id`)} is not null then (
    select json_build_object('id', tier.id, 'name', tier.name, 'weight', weight, 'teamId', team_id) from people.tier where tier.id = ${sql.ref(`${row}.tier_id`)}
  ) end as tier, ${sql.ref(`${row}.account_owner_id`)} as "accountOwnerId"`

/** What a row of `customerOf` says; null: nobody said anything of this person. */
export const asCustomer = ({ tier, accountOwnerId }: Customer): Customer | null => (tier || accountOwnerId ? { tier, accountOwnerId } : null)
