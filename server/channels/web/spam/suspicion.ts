import type { Manner } from '../words/say.ts'
import type { Reputation } from './reputation.ts'

/** What may speak for spam; the desk names the heaviest. */
export const SIGNS = ['trap', 'known', 'many', 'quick', 'links'] as const
export type Sign = (typeof SIGNS)[number]

/** So much together holds a first word aside. A trap or a bad name is enough; anything else needs company. */
const ENOUGH = 3

/** Nobody reads a greeting and types a sentence in less, ms. */
const QUICK = 2_000
/** Visits from one address within an hour that speak against it unless we have answered somebody there (an office has one address), and that nobody makes. */
const [MANY, FAR_TOO_MANY] = [5, 30]
const LINK = /https?:\/\/|www\./gi

/**
 * Does the first word of a visit look like spam? Pure. Nobody is asked to solve anything: what looks so is held aside, and read
 * by whoever looks there.
 * @returns the heaviest sign, as the desk keeps it (`web:trap`); null: no
 */
export function suspicionOf(text: string, { trapped, took }: Manner, { visits, spam, answered }: Reputation): `web:${Sign}` | null {
  const links = text.match(LINK)?.length ?? 0
  const weights: Record<Sign, number> = {
    trap: trapped ? 3 : 0,
    known: spam > 0 && answered === 0 ? 3 : 0,
    many: visits >= FAR_TOO_MANY ? 3 : visits >= MANY && answered === 0 ? 1 : 0,
    quick: took !== null && took < QUICK ? 2 : 0,
    links: Math.min(links, 2),
  }
  const heaviest = SIGNS.reduce((a, b) => (weights[b] > weights[a] ? b : a))
  return SIGNS.reduce((sum, sign) => sum + weights[sign], 0) >= ENOUGH ? `web:${heaviest}` : null
}
