import { sql } from 'kysely'
import { readChannels } from '#channels'
import { readStaff, readTeams, type Team } from '#workspace'
import type { Db, Tx } from '#platform/db.ts'
import type { Holiday, Week } from '../clock/hours.ts'
import { DEFAULT_TARGETS, inOrder, type Target } from '../clock/target.ts'
import type { Rule } from '../rules/judge.ts'
import { DEFAULT_ROUTING, type Routing } from '../routing/routing.ts'
import { DEFAULT_NOISE, type Noise } from '../rules/noise.ts'
import { settingsFrom, type Calendar, type Settings } from './settings.ts'

interface Row {
  calendars: Calendar[]
  targets: Target[]
  rules: Rule[]
  /** Null: as it is by default. */
  noise: Noise | null
  /** Null: as it is by default. */
  routing: Routing | null
}

/** Hours, targets and rules as they are set; empty where nothing is. */
async function readRows(db: Db | Tx): Promise<Row> {
  const { rows } = await sql<Row>`
    select
      (select coalesce(json_agg(json_build_object('teamId', team_id, 'week', week, 'holidays', holidays)), '[]') from desk.calendar) as calendars,
      (select coalesce(json_agg(json_build_object('id', id, 'channelId', channel_id, 'visibility', visibility, 'urgency', urgency,
        'firstResponse', first_response, 'nextResponse', next_response, 'resolution', resolution)), '[]') from desk.target) as targets,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'fits', fits, 'teamId', team_id, 'does', does) order by place, id), '[]') from desk.rule) as rules,
      (select json_build_object('holdFrom', hold_from) from desk.noise) as noise,
      (select json_build_object('lastAgentDays', last_agent_days, 'speakers', speakers, 'load', load, 'accountOwner', account_owner) from desk.routing) as routing`.execute(
    db,
  )
  return rows[0]!
}

/** Everything the desk reckons with. Read after the conversations are locked, so that a change made meanwhile counts. */
export async function readSettings(db: Db | Tx): Promise<Settings> {
  const [given, { teams, members }] = [await readRows(db), await readStaff(db)]
  const named = given.targets.some((target) => target.channelId !== null)
  const channels = new Map(named ? (await readChannels(db)).map((channel) => [channel.id, channel.name]) : [])
  return settingsFrom({ ...given, noise: given.noise ?? DEFAULT_NOISE, routing: given.routing ?? DEFAULT_ROUTING, teams, members, channels })
}

/** A team's working hours, as they are shown. */
export interface TeamCalendar {
  teamId: string
  timeZone: string
  week: Week | null
  holidays: Holiday[]
}

export const teamCalendar = (team: Team, { week, holidays }: { week: Week | null; holidays: Holiday[] }): TeamCalendar => ({
  teamId: team.id,
  timeZone: team.timeZone,
  week,
  holidays,
})

/** The working hours of every team; one without a calendar works around the clock. */
export async function readCalendars(db: Db | Tx): Promise<TeamCalendar[]> {
  const set = new Map((await readRows(db)).calendars.map((one) => [one.teamId, one]))
  return (await readTeams(db)).map((team) => teamCalendar(team, set.get(team.id) ?? { week: null, holidays: [] }))
}

/** The targets that count, most telling first: those set, or else what is promised by default. */
export async function readTargets(db: Db | Tx): Promise<Target[]> {
  const { targets } = await readRows(db)
  return inOrder(targets.length > 0 ? targets : DEFAULT_TARGETS)
}
