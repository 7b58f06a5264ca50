import { sql, type RawBuilder } from 'kysely'
import type { Actor, Look } from '#platform/work.ts'
import { audiencesOf, EVERYONE, seesAll } from '../allow.ts'

/** Which part of the conversations a list is about; each has an index that begins with `audience`. */
export type Part = 'waiting' | 'waiting_for_them' | 'snoozed' | 'held' | 'closed'

/** Written out, so that the planner sees which partial index it may use. */
export const inPart = (part: Part): RawBuilder<boolean> => (part === 'waiting' ? sql`state = 'waiting_for_us'` : sql`state = ${sql.lit(part)}`)

/**
 * The audiences whose conversations an actor may see, as rows `audience (id)`. For those who see all they are the ones there
 * are, found by leaping from one to the next in the index: as many steps as teams, whatever the number of conversations.
 */
export function audiencesFor(by: Actor, part: Part): RawBuilder<unknown> {
  if (!seesAll(by)) return sql`select unnest(${audiencesOf(by)}::uuid[]) as id`
  return leaps('audience', inPart(part))
}

/** The teams whose queues an actor works off: their own; all there are, for who leads and is in no team. */
export function queuesOf(by: Actor): RawBuilder<unknown> {
  if (by.teams.length > 0 || !seesAll(by)) return sql`select unnest(${[...by.teams]}::uuid[]) as id`
  return leaps('team_id', sql`state = 'waiting_for_us' and owner_id is null`)
}

/** The same, read. Nobody is left with none. */
export async function readAudiences({ db, by }: Pick<Look, 'db' | 'by'>, part: Part): Promise<string[]> {
  if (!seesAll(by)) return audiencesOf(by)
  const { rows } = await sql<{ id: string }>`${audiencesFor(by, part)}`.execute(db)
  return rows.length > 0 ? rows.map((row) => row.id) : [EVERYONE]
}

/** The teams of `queuesOf`, read. */
export async function readQueues({ db, by }: Pick<Look, 'db' | 'by'>): Promise<string[]> {
  if (by.teams.length > 0 || !seesAll(by)) return [...by.teams]
  const { rows } = await sql<{ id: string }>`${queuesOf(by)}`.execute(db)
  return rows.map((row) => row.id)
}

function leaps(column: 'audience' | 'team_id', where: RawBuilder<unknown>): RawBuilder<unknown> {
  const c = sql.ref(column)
  return sql`
    select id from (
      with recursive leap (id) as (
        (select ${c} from desk.conversation where ${where} order by ${c} limit 1)
        union all
        select (select ${c} from desk.conversation where ${where} and ${c} > leap.id order by ${c} limit 1) from leap where leap.id is not null)
      select id from leap where id is not null) as found`
}
