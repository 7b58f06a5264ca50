import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import type { Team } from '../read.ts'

/** More teams than a list shows are refused, so that no list needs pages. */
const MOST = 200

/** Makes a team. Refuses a name that a team has already. */
export async function makeTeam({ tx, by, now }: Work, { name, purpose, timeZone }: Pick<Team, 'name' | 'purpose' | 'timeZone'>): Promise<string> {
  const id = newId()
  const { rows } = await sql`
    insert into workspace.team (id, name, purpose, time_zone, is_default, created_at)
    select ${id}, ${name}, ${purpose}, ${timeZone}, not exists (select from workspace.team where is_default), ${now}
    where (select count(*) from workspace.team where removed_at is null) < ${MOST}
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0)
    throw new Refusal(
      'conflict',
      'team-name-in-use',
      `A team called ${name} is there already, or there are ${MOST} teams. Choose another name or use one of those.`,
    )
  await record(tx, now, [{ kind: 'team.made', by: memberOf(by), data: { teamId: id, name } }])
  return id
}
