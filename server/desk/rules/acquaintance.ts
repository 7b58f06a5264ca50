import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** How well we know somebody, by their other conversations. */
export interface Acquaintance {
  /** They spoke to us before. */
  spoke: boolean
  /** We answered them. */
  answered: boolean
  /** A conversation with them is open, other than held aside. */
  open: boolean
}

export const STRANGER: Acquaintance = { spoke: false, answered: false, open: false }

/** Conversations looked at for one person, the newest. */
const LAST = 100

/** How well we know these people; who is not in it is a stranger. `besides`: conversations that do not count. In one statement, none for nobody. */
export async function readAcquaintances(tx: Tx, personIds: readonly string[], besides: readonly string[]): Promise<Map<string, Acquaintance>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<Acquaintance & { personId: string }>`
    select person.id as "personId", true as spoke, bool_or(first_answered_at is not null) as answered, bool_or(state not in ('held', 'closed')) as open
    from unnest(${[...new Set(personIds)]}::uuid[]) as person (id), lateral (
      select first_answered_at, state from desk.conversation
      where person_id = person.id and conversation.id <> all(${besides}::uuid[]) order by last_item_at desc, conversation.id desc limit ${LAST}) as other
    group by person.id`.execute(tx)
  return new Map(rows.map(({ personId, ...known }) => [personId, known]))
}
