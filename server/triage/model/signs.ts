import { EMOJI, LEXICONS, VADER } from '../lexicon.ts'
import { PHRASES } from '../phrases.ts'
import { URGENT } from '../urgent-signs.ts'
import { findPhrase, type Words } from '../words.ts'
import type { Folded } from './fold.ts'

/** Intents that have phrases of their own. */
const RULES = Object.keys(PHRASES) as (keyof typeof PHRASES)[]

/** Figures about a text as a whole, each between -1 and 1, by name. Their order is that of the weights. */
export const SIGNS: readonly string[] = [
  'vader',
  'afinn',
  'glad words',
  'bad words',
  'gladdest',
  'worst',
  'faces',
  'exclamation',
  'question mark',
  'capitals',
  'link',
  'handle',
  'number',
  'short',
  'long',
  ...RULES.map((intent) => `says ${intent}`),
  ...URGENT.map((sign) => sign.because),
]

/** Where a sum of valences becomes a figure: x / √(x² + 15), the normalisation of VADER (Hutto & Gilbert 2014). */
const SOFTEN = 15
const soft = (sum: number): number => sum / Math.sqrt(sum * sum + SOFTEN)

/** What a negated word is worth: VADER's factor. */
const NEGATED = -0.74

/** @param out is filled, and returned */
export function signsOf(
  { line, tokens, hasCapitals }: Folded,
  isNegated: readonly boolean[],
  rules: Words,
  language: string | null,
  out: Float32Array,
): Float32Array {
  out.fill(0)
  const afinn = LEXICONS[language ?? 'en']
  let [vaderSum, afinnSum, glad, bad, gladdest, worst, faces] = [0, 0, 0, 0, 0, 0, 0]
  tokens.forEach((token, i) => {
    const turn = isNegated[i] ? NEGATED : 1
    const value = turn * ((language === 'en' || language === null ? VADER.get(token) : afinn?.get(token)) ?? 0)
    vaderSum += value
    afinnSum += turn * (afinn?.get(token) ?? 0)
    faces += EMOJI.get(token) ?? 0
    if (value > 0) glad++
    if (value < 0) bad++
    gladdest = Math.max(gladdest, value)
    worst = Math.min(worst, value)
  })
  const most = (count: number): number => Math.min(count, 4) / 4
  out.set([soft(vaderSum), soft(afinnSum), most(glad), most(bad), gladdest / 4, worst / 4, soft(faces)])
  const is = (what: boolean): number => (what ? 1 : 0)
  const words = tokens.length
  const said = [...RULES.map((intent) => PHRASES[intent]!), ...URGENT.map((sign) => sign.phrases)].map((phrases) => findPhrase(rules, phrases) !== null)
  out.set(
    [line.includes('!'), line.includes('?'), hasCapitals, line.includes(' url '), line.includes('@ '), line.includes('0'), words < 4, words > 40, ...said].map(
      is,
    ),
    7,
  )
  return out
}
