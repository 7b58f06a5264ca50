import type { MemberAtWork } from '#workspace'
import type { Routing } from './routing.ts'

/** What leads to a team and a person, in the order it is asked. */
export const STEPS = ['tier', 'deal', 'account', 'answered', 'speaks'] as const
/** What came of it: its team gets it; the member gets it, or why the member (or anybody) does not. */
export const OUTCOMES_OF_STEP = ['team', 'given', 'left', 'other_team', 'away', 'full', 'nobody'] as const

/** What one step came to. One that has nothing to say is left out. */
export interface StepSaid {
  step: (typeof STEPS)[number]
  outcome: (typeof OUTCOMES_OF_STEP)[number]
  /** Of whom it is said; null: of nobody in particular. */
  memberId: string | null
  /** When that member answered last, ISO 8601. */
  at: string | null
  /** The language they would have to read, ISO 639-1. */
  language: string | null
  /** The tier of customers that its team looks after; left out: of none. */
  tier?: string | null
}

/** What is to be given to somebody. */
export interface Opening {
  personId: string
  teamId: string
  language: string | null
  /** The tier of customers that gave it its team; null: none did. */
  byTier: string | null
  /** The member who looks after the person; null: nobody in particular. */
  accountOwnerId: string | null
  /** When it was written. */
  at: Date
}

/** Those who may get something, and how they stand. */
export interface Roster {
  crew: readonly MemberAtWork[]
  isAway(memberId: string): boolean
  /** Conversations of theirs that await us, those given a moment ago included. */
  loadOf(memberId: string): number
  /** Who answered this person last. */
  lastAgentOf(personId: string): { memberId: string; at: Date } | null
  /** Whose deal with this person is open. Nobody's, as long as nobody sells here. */
  dealOwnerOf(personId: string): string | null
}

/** What is older (an import, a weekend without a line) waits in the queue for whoever comes first, ms. */
const FRESH = 24 * 3_600_000
const DAY = 86_400_000

/**
 * Who of the team gets a conversation that opens: asks each step in order until one gives it to somebody. Nobody: the queue.
 * Pure. @returns what the steps came to; the last of them gives it, if any does
 */
export function whose(opening: Opening, roster: Roster, routing: Routing, now: Date): StepSaid[] {
  const { at, byTier: tier } = opening
  const said: StepSaid[] = tier === null ? [] : [{ step: 'tier', outcome: 'team', memberId: null, at: null, language: null, tier }]
  if (now.getTime() - at.getTime() > FRESH) return said
  for (const ask of [byDeal, byAccount, byAnswer, byLanguage]) {
    const one = ask(opening, roster, routing, now)
    if (one) said.push(one)
    if (one?.outcome === 'given') break
  }
  return said
}

type Step = (opening: Opening, roster: Roster, routing: Routing, now: Date) => StepSaid | null

const byDeal: Step = ({ personId, teamId }, roster, routing) => {
  const memberId = roster.dealOwnerOf(personId)
  return memberId ? { step: 'deal', outcome: standingOf(memberId, teamId, roster, routing), memberId, at: null, language: null } : null
}

const byAccount: Step = ({ accountOwnerId: memberId, teamId }, roster, routing) =>
  memberId && routing.accountOwner ? { step: 'account', outcome: standingOf(memberId, teamId, roster, routing), memberId, at: null, language: null } : null

const byAnswer: Step = ({ personId, teamId }, roster, routing, now) => {
  const last = roster.lastAgentOf(personId)
  if (!last || routing.lastAgentDays === null || now.getTime() - last.at.getTime() > routing.lastAgentDays * DAY) return null
  const { memberId, at } = last
  return { step: 'answered', outcome: standingOf(memberId, teamId, roster, routing), memberId, at: at.toISOString(), language: null }
}

/** Only where it makes a difference among those who say what they read: of the others nothing is known, and nothing assumed. */
const byLanguage: Step = ({ teamId, language }, roster, routing) => {
  const team = roster.crew.filter((one) => one.teams.includes(teamId) && one.languages.length > 0)
  if (!routing.speakers || !language || team.length === 0) return null
  const speakers = team.filter((one) => one.languages.includes(language))
  if (speakers.length === team.length) return null
  const free = speakers.filter(({ id }) => standingOf(id, teamId, roster, routing) === 'given')
  const [first] = free.toSorted((a, b) => roster.loadOf(a.id) - roster.loadOf(b.id) || (a.name < b.name ? -1 : 1))
  if (first) return { step: 'speaks', outcome: 'given', memberId: first.id, at: null, language }
  return { step: 'speaks', outcome: speakers.length === 0 ? 'nobody' : 'full', memberId: null, at: null, language }
}

/** May this member get something of this team's now? */
function standingOf(memberId: string, teamId: string, { crew, isAway, loadOf }: Roster, { load }: Routing): StepSaid['outcome'] {
  const member = crew.find((one) => one.id === memberId)
  if (!member) return 'left'
  if (!member.teams.includes(teamId)) return 'other_team'
  if (isAway(memberId)) return 'away'
  return loadOf(memberId) >= load ? 'full' : 'given'
}

/** Who gets it; null: nobody, it waits in the queue. */
export const givenTo = (said: readonly StepSaid[]): string | null => said.find((one) => one.outcome === 'given')?.memberId ?? null
