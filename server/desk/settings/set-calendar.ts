import { sql } from 'kysely'
import { readTeams } from '#workspace'
import { record } from '#platform/facts.ts'
import type { Jobs } from '#platform/jobs.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { minutesOf, type Holiday, type Week } from '../clock/hours.ts'
import { recomputeLater } from '../recompute/recompute-later.ts'
import { holdSettingsAlone } from './hold.ts'
import { teamCalendar, type TeamCalendar } from './read.ts'

/** Sets when a team works; week null: around the clock. Its open deadlines are worked out anew. Refuses hours that make no sense. */
export async function setCalendar(
  work: Work,
  jobs: Jobs,
  teamId: string,
  { week, holidays }: { week: Week | null; holidays: Holiday[] },
): Promise<TeamCalendar> {
  const { tx, by, now } = work
  const team = (await readTeams(tx)).find((one) => one.id === teamId)
  if (!team) throw new Refusal('not-found', 'no-such-team', 'This team is not there any more. Reload the list of teams.')
  if (week) minutesOf(week)
  await holdSettingsAlone(tx)
  await sql`
    insert into desk.calendar (team_id, week, holidays, changed_at, changed_by)
    values (${teamId}, ${week && JSON.stringify(week)}::jsonb, ${JSON.stringify(holidays)}::jsonb, ${now}, ${memberOf(by)})
    on conflict (team_id) do update set week = excluded.week, holidays = excluded.holidays, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    tx,
  )
  await record(tx, now, [{ kind: 'team.hours_set', by: memberOf(by), data: { teamId } }])
  await recomputeLater(tx, jobs, teamId)
  return teamCalendar(team, { week, holidays })
}
