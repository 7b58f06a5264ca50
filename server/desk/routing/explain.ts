import type { StepSaid } from './whose.ts'

/** A day as people say it: `3 May 2026`. */
const dayOf = (at: string): string => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at))
const languageOf = (code: string): string => new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code

/** What a step came to, in a sentence: `Goes to Ana: answered this person on 3 May 2026.` `name`: of the member it speaks of. */
export function explainStep(said: StepSaid, name: string): string {
  const { step, outcome, language } = said
  if (outcome === 'team') return `This team looks after “${said.tier ?? ''}”.`
  const why = whyOf(said)
  if (outcome === 'given') return `Goes to ${name}: ${why}.`
  if (step === 'speaks') return outcome === 'nobody' ? `Nobody in the team reads ${languageOf(language!)}.` : `Who ${why} is away or has enough.`
  return `${name} ${why}, but ${NOT[outcome]}.`
}

function whyOf({ step, at, language }: StepSaid): string {
  if (step === 'answered') return `answered this person on ${dayOf(at!)}`
  if (step === 'account') return 'looks after this person'
  return step === 'deal' ? 'has an open deal with this person' : `reads ${languageOf(language!)}`
}

const NOT = {
  left: 'does not answer messages any more',
  other_team: 'is in another team',
  away: 'is away',
  full: 'has enough waiting',
  nobody: 'is not there',
} as const
