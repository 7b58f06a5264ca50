import { RULES } from '../text/known.ts'
import type { Features } from './features.ts'

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
  'drawn out',
  ...RULES,
]
/** The signs before those of the rules. */
const OWN = SIGNS.length - RULES.length

/** Where a sum of valences becomes a figure: x / √(x² + 15), the normalisation of VADER (Hutto & Gilbert 2014). */
const SOFTEN = 15
const soft = (sum: number): number => sum / Math.sqrt(sum * sum + SOFTEN)
/** So many words of a kind are many. */
const MANY = 4
const most = (count: number): number => Math.min(count, MANY) / MANY
/** Tokens: fewer are a short text, more a long one. */
const [SHORT, LONG] = [4, 40]

/** What a negated word is worth: VADER's factor. */
const NEGATED = -0.74

/** Fills in the signs of a text that has been looked up. */
export function signsOf(features: Features): void {
  weighMoods(features)
  const { cut, found, signs } = features
  const { has } = cut
  signs[7] = Number(has.exclamation)
  signs[8] = Number(has.question)
  signs[9] = Number(has.capitals)
  signs[10] = Number(has.link)
  signs[11] = Number(has.handle)
  signs[12] = Number(has.number)
  signs[13] = Number(cut.count < SHORT)
  signs[14] = Number(cut.count > LONG)
  signs[15] = Number(has.drawnOut)
  for (let rule = 0; rule < RULES.length; rule++) signs[OWN + rule] = found.from[rule]! >= 0 ? 1 : 0
}

/** The first seven: what the word lists say. English has two of them, the others one. */
function weighMoods({ cut, found, told, negated, signs }: Features): void {
  const { language } = told
  const isEnglish = language === 'en' || language === null
  const own = language ?? 'en'
  let [vaderSum, afinnSum, glad, bad, gladdest, worst, faces] = [0, 0, 0, 0, 0, 0, 0]
  for (let nth = 0; nth < cut.count; nth++) {
    const known = found.known[nth]
    if (!known) continue
    const turn = negated[nth] === 1 ? NEGATED : 1
    const afinn = turn * (known.moods[own] ?? 0)
    const value = isEnglish ? turn * known.vader : afinn
    afinnSum += afinn
    vaderSum += value
    faces += known.face
    if (value > 0) glad++
    else if (value < 0) bad++
    if (value > gladdest) gladdest = value
    if (value < worst) worst = value
  }
  signs[0] = soft(vaderSum)
  signs[1] = soft(afinnSum)
  signs[2] = most(glad)
  signs[3] = most(bad)
  signs[4] = gladdest / MANY
  signs[5] = worst / MANY
  signs[6] = soft(faces)
}
