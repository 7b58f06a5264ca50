import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { Rule } from './judge.ts'

/** A rule as it is shown. */
export interface ShownRule extends Rule {
  /** Conversations it met within the last seven days. */
  fired: number
}

export const WEEK = 7 * 86_400_000
/** Counted no further than this: a screen says "1,000+". */
const ENOUGH = 1000

/** The rules in order, each with how often it fired lately. */
export async function readShownRules(db: Db | Tx, now: Date): Promise<ShownRule[]> {
  const since = new Date(now.getTime() - WEEK)
  const { rows } = await sql<ShownRule>`
    select id, name, fits, team_id as "teamId", does,
      (select count(*)::int from (select from desk.rule_firing where rule_id = rule.id and at >= ${since} limit ${ENOUGH}) as counted) as fired
    from desk.rule order by place, id limit 200`.execute(db)
  return rows
}
