import { readTeams } from '#workspace'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { reckon } from '../clock/deadline.ts'
import { hoursOf, type Holiday, type Week } from '../clock/hours.ts'
import type { DueBecause } from '../clock/deadline.ts'

export interface Previewed {
  teamId: string
  week: Week | null
  holidays: Holiday[]
  /** Minutes of working time promised for a first answer. */
  minutes: number
  /** ISO instants at which messages come in. */
  at: string[]
}

/** What hours and a target would mean, before they are set: the deadlines of messages at some instants. */
export async function preview({ tx }: Work, { teamId, week, holidays, minutes, at }: Previewed): Promise<{ at: string; due: string; because: DueBecause }[]> {
  const team = (await readTeams(tx)).find((one) => one.id === teamId)
  if (!team) throw new Refusal('not-found', 'no-such-team', 'This team is not there any more. Reload the list of teams.')
  const hours = week && hoursOf(team.timeZone, week, holidays)
  const target = { id: teamId, channelId: null, visibility: null, urgency: null, firstResponse: minutes, nextResponse: minutes, resolution: minutes }
  return at.map((instant) => {
    const clock = { from: new Date(instant), responseSpent: 0, resolutionSpent: 0, answeredBefore: false, windowUntil: null }
    const due = reckon(clock, { target, channelName: '', team: team.name, hours })
    return { at: instant, due: due.at.toISOString(), because: due.because }
  })
}
