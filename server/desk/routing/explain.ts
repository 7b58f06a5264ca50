import type { StepSaid } from './whose.ts'

/** A day as people say it: `3 May 2026`. */
const dayOf = (at: string): string => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at))
const languageOf = (code: string): string => new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code

/** What a step came to, in a sentence: `Goes to Ana: answered this person on 3 May 2026.` `name`: of the member it speaks of. */
export function explainStep({ step, outcome, at, language }: StepSaid, name: string): string {
  const why =
    step === 'answered' ? `answered this person on ${dayOf(at!)}` : step === 'deal' ? 'has an open deal with this person' : `reads ${languageOf(language!)}`
  if (outcome === 'given') return `Goes to ${name}: ${why}.`
  if (step === 'speaks') return outcome === 'nobody' ? `Nobody in the team reads ${languageOf(language!)}.` : `Who ${why} is away or has enough.`
  return `${name} ${why}, but ${NOT[outcome]}.`
}

const NOT = {
  left: 'does not answer messages any more',
  other_team: 'is in another team',
  away: 'is away',
  full: 'has enough waiting',
  nobody: 'is not there',
} as const
