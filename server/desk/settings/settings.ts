import type { Team } from '#workspace'
import { Refusal } from '#platform/refusal.ts'
import { hoursOf, type Holiday, type Hours, type Week } from '../clock/hours.ts'
import type { TeamPromise } from '../clock/deadline.ts'
import { inOrder, targetFor, type Target } from '../clock/target.ts'
import { workingTimeBetween } from '../clock/working-time.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { World } from '../conversation/event.ts'
import { asking, type Routable, type Rule } from './rule.ts'

/** When a team works; week null: around the clock. */
export interface Calendar {
  teamId: string
  week: Week | null
  holidays: Holiday[]
}

export interface SettingsGiven {
  teams: readonly Team[]
  calendars: readonly Calendar[]
  targets: readonly Target[]
  rules: readonly Rule[]
  /** Names of the channels that targets name. */
  channels: ReadonlyMap<string, string>
}

/** Teams, hours, targets and rules, read once a unit of work and asked in memory. */
export interface Settings {
  team(id: string): Team | undefined
  defaultTeam(): Team
  /** The team of what comes in, and the name of the rule that said so (null: none fitted). */
  route(one: Routable, channelTeamId: string | null): { teamId: string; because: string | null }
  /** A conversation with a team that is there: a closed one may name a team that was removed since. */
  housed<C extends Pick<Conversation, 'teamId'>>(c: C): C
  promiseTo: (c: Pick<Conversation, 'teamId' | 'channelId' | 'visibility' | 'urgency'>) => TeamPromise
  worldOf(c: Pick<Conversation, 'teamId'>, now: Date, isHere: World['isHere']): World
}

export function settingsFrom({ teams, calendars, targets, rules, channels }: SettingsGiven): Settings {
  const byId = new Map(teams.map((team) => [team.id, team]))
  const hours = new Map(
    calendars.flatMap((one) => (one.week && byId.has(one.teamId) ? [[one.teamId, remembered(byId.get(one.teamId)!.timeZone, one.week, one.holidays)]] : [])),
  )
  const ordered = inOrder(targets)
  const asked = rules.filter((rule) => byId.has(rule.teamId)).map((rule) => ({ ...rule, fits: asking(rule.fits) }))
  const defaultTeam = (): Team => teams.find((team) => team.isDefault) ?? noTeam()
  return {
    team: (id) => byId.get(id),
    defaultTeam,
    route(one, channelTeamId) {
      const rule = asked.find(({ fits }) => fits(one))
      if (rule) return { teamId: rule.teamId, because: rule.name }
      return { teamId: channelTeamId && byId.has(channelTeamId) ? channelTeamId : defaultTeam().id, because: null }
    },
    housed: (c) => (byId.has(c.teamId) ? c : { ...c, teamId: defaultTeam().id }),
    promiseTo: (c) => ({
      target: targetFor(ordered, c),
      channelName: channels.get(c.channelId) ?? '',
      team: byId.get(c.teamId)?.name ?? '',
      hours: hours.get(c.teamId) ?? null,
    }),
    worldOf: (c, now, isHere) => ({ now, isHere, worked: (from, to) => workingTimeBetween(hours.get(c.teamId) ?? null, from.getTime(), to.getTime()) }),
  }
}

/** Hours made ready, by what they say: the days worked out for one unit of work serve the next. */
const ready = new Map<string, Hours>()

function remembered(timeZone: string, week: Week, holidays: readonly Holiday[]): Hours {
  const key = JSON.stringify([timeZone, week, holidays])
  const known = ready.get(key)
  if (known) return known
  if (ready.size > 500) ready.clear()
  const made = hoursOf(timeZone, week, holidays)
  ready.set(key, made)
  return made
}

function noTeam(): never {
  throw new Refusal('unavailable', 'no-default-team', 'There is no team yet that takes what comes in. Set the workspace up first, or make a team the default.')
}
