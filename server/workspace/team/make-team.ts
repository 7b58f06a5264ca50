import { sql } from 'kysely'
import { lockName, type Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import type { Team } from '../read.ts'

/** More teams than a list shows are refused, so that no list needs pages. */
const MOST = 200

/** Makes a team. Refuses a name that a team has already, and one more than there may be. */
export async function makeTeam({ tx, by, now }: Work, { name, purpose, timeZone }: Pick<Team, 'name' | 'purpose' | 'timeZone'>): Promise<string> {
  await lockName(tx, 'workspace teams') // so that two at once are counted
  const id = newId()
  const { rows } = await sql`
    insert into workspace.team (id, name, purpose, time_zone, is_default, created_at)
    select ${id}, ${name}, ${purpose}, ${timeZone}, not exists (select from workspace.team where is_default), ${now}
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) throw new Refusal('conflict', 'team-name-in-use', `A team called ${name} is there already. Choose another name.`)
  await refuseTooMany(tx)
  await record(tx, now, [{ kind: 'team.made', by: memberOf(by), data: { teamId: id, name } }])
  return id
}

async function refuseTooMany(tx: Tx): Promise<void> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from workspace.team where removed_at is null`.execute(tx)
  if (rows[0]!.count > MOST)
    throw new Refusal('conflict', 'too-many-teams', `There are ${MOST} teams, and no more can be made. Remove one that is not needed any more first.`)
}
