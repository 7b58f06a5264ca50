import type { Tier } from '#people'
import { may, type MemberAtWork, type Team } from '#workspace'
import { Refusal } from '#platform/refusal.ts'
import { hoursOf, type Holiday, type Hours, type Week } from '../clock/hours.ts'
import type { TeamPromise } from '../clock/deadline.ts'
import { inOrder, targetFor, type Target } from '../clock/target.ts'
import { workingTimeBetween } from '../clock/working-time.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { World } from '../conversation/event.ts'
import { judge, readied, type Rule, type Verdict } from '../rules/judge.ts'
import type { Routable } from '../rules/condition.ts'
import { askingWho } from '../rules/asking-who.ts'
import type { Noise } from '../rules/noise.ts'
import type { Routing } from '../routing/routing.ts'

/** When a team works; week null: around the clock. */
export interface Calendar {
  teamId: string
  week: Week | null
  holidays: Holiday[]
}

export interface SettingsGiven {
  teams: readonly Team[]
  members: readonly MemberAtWork[]
  calendars: readonly Calendar[]
  targets: readonly Target[]
  rules: readonly Rule[]
  noise: Noise
  routing: Routing
  /** Names of the channels that targets name. */
  channels: ReadonlyMap<string, string>
}

/** Teams, hours, targets and rules, read once a unit of work and asked in memory. */
export interface Settings {
  team(id: string): Team | undefined
  defaultTeam(): Team
  /** What the rules make of an item; `teamId` is the team it would go to without them. */
  judge(one: Routable, heard: { opening: boolean; at: Date; teamId: string }): Verdict
  /** The team of what no rule sends elsewhere: that of its channel, else the default. */
  homeOf(channelTeamId: string | null): string
  /** The team that a tier of customers goes to, with the tier's name; null: it names none that is there. */
  tierHome(tier: Tier | null | undefined): { teamId: string; name: string } | null
  /** Must it be known whether the author of this spoke before: does a rule ask that else would fit, or call something spam by itself? */
  asksWho(one: Routable): boolean
  noise: Noise
  routing: Routing
  /** Members who answer messages, with the teams they do it in. */
  crew: readonly MemberAtWork[]
  /** Is this member still with the company? */
  isHere(memberId: string): boolean
  /** Does a team work at this instant? */
  isOpenAt(teamId: string, at: Date): boolean
  /** A conversation with a team that is there: a closed one may name a team that was removed since. */
  housed<C extends Pick<Conversation, 'teamId'>>(c: C): C
  promiseTo: (c: Pick<Conversation, 'teamId' | 'channelId' | 'visibility' | 'urgency'>) => TeamPromise
  worldOf(c: Pick<Conversation, 'teamId'>, now: Date, isHere: World['isHere']): World
}

export function settingsFrom({ teams, members, calendars, targets, rules, noise, routing, channels }: SettingsGiven): Settings {
  const byId = new Map(teams.map((team) => [team.id, team]))
  const hours = hoursByTeam(calendars, byId)
  const ordered = inOrder(targets)
  const asked = rules.map((rule) => readied(withTeamsThatAre(rule, byId)))
  const defaultTeam = (): Team => teams.find((team) => team.isDefault) ?? noTeam()
  const isOpenAt = (teamId: string, at: Date): boolean => workingTimeBetween(hours.get(teamId) ?? null, at.getTime(), at.getTime() + 1) > 0
  return {
    team: (id) => byId.get(id),
    defaultTeam,
    homeOf: (channelTeamId) => (channelTeamId && byId.has(channelTeamId) ? channelTeamId : defaultTeam().id),
    tierHome: homeOfTiers(byId),
    judge: (one, { opening, at, teamId }) => judge(asked, one, { opening, isOpen: (named) => isOpenAt(named ?? teamId, at) }),
    asksWho: askingWho(rules),
    noise,
    routing,
    crew: members.filter((one) => one.teams.length > 0 && may(one.role, 'desk.work')),
    isHere: isAmong(members),
    isOpenAt,
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

function isAmong(members: readonly MemberAtWork[]): (memberId: string) => boolean {
  const here = new Set(members.map((one) => one.id))
  return (memberId) => here.has(memberId)
}

/** The hours of each team that does not work around the clock. */
const hoursByTeam = (calendars: readonly Calendar[], teams: ReadonlyMap<string, Team>): Map<string, Hours> =>
  new Map(
    calendars.flatMap((one) => (one.week && teams.has(one.teamId) ? [[one.teamId, remembered(teams.get(one.teamId)!.timeZone, one.week, one.holidays)]] : [])),
  )

const homeOfTiers =
  (teams: ReadonlyMap<string, Team>): Settings['tierHome'] =>
  (tier) =>
    tier?.teamId && teams.has(tier.teamId) ? { teamId: tier.teamId, name: tier.name } : null

/** A rule that names a team which was removed since does the rest of what it does. */
function withTeamsThatAre(rule: Rule, teams: ReadonlyMap<string, Team>): Rule {
  const { hintTeamId, ...does } = rule.does
  return {
    ...rule,
    teamId: rule.teamId && teams.has(rule.teamId) ? rule.teamId : null,
    does: hintTeamId && teams.has(hintTeamId) ? { ...does, hintTeamId } : does,
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
