import { EMOJI, EMOTICONS, LEXICONS } from './lexicon.ts'
import type { Assessment } from './understand.ts'
import type { Words } from './words.ts'

/** Turns the next words round. "not good" is worth -0.5 times "good": rarely as bad as "bad". */
const NEGATIONS = new Set([
  'not',
  'no',
  'never',
  'none',
  'nothing',
  'without',
  'hardly',
  'barely',
  'cannot',
  'cant',
  'dont',
  'doesnt',
  'didnt',
  'isnt',
  'wasnt',
  'wont',
  'aint',
  "n'est",
  'pas',
  'jamais',
  'sans',
])
const isNegation = (word: string): boolean => NEGATIONS.has(word) || word.endsWith("n't")
const STRONGER = new Set(['very', 'really', 'so', 'extremely', 'absolutely', 'totally', 'super', 'too', 'tres', 'vraiment', 'trop'])
/** Words a negation reaches. */
const REACH = 3
/** Where the sum becomes a score: 4 (one strong word) is about 0.7. */
const SOFTEN = 4

/**
 * How the writer feels, -1 … 1: valences of known words, turned by negation, strengthened by "very" and by faces, brought
 * between -1 and 1 by x / √(x² + 16) (the normalisation of VADER, Hutto & Gilbert 2014, with its constant near AFINN's
 * scale). Null where there is no word list for the language and no face to read.
 */
export function readSentiment(words: Words, language: string | null): { score: number | null; reasons: Assessment['reasons'] } {
  const lexicon = LEXICONS[language ?? 'en']
  const hits = [...(lexicon ? wordHits(words.list, lexicon) : []), ...faceHits(words)]
  if (hits.length === 0) return { score: lexicon ? 0 : null, reasons: [] }
  const sum = hits.reduce((total, [, value]) => total + value, 0)
  const score = Math.round((sum / Math.sqrt(sum * sum + SOFTEN * SOFTEN)) * 100) / 100
  const telling = hits.toSorted((a, b) => Math.abs(b[1]) - Math.abs(a[1])).slice(0, 4)
  return { score, reasons: [{ what: 'sentiment', because: telling.map(([word, value]) => `${word} ${value > 0 ? '+' : '−'}${Math.abs(value)}`).join(', ') }] }
}

type Hit = readonly [word: string, value: number]

function wordHits(list: readonly string[], lexicon: ReadonlyMap<string, number>): Hit[] {
  const hits: Hit[] = []
  let negatedUntil = -1
  list.forEach((word, i) => {
    if (isNegation(word)) negatedUntil = i + REACH
    const value = lexicon.get(word)
    if (value === undefined) return
    const stronger = i > 0 && STRONGER.has(list[i - 1]!) ? 1.3 : 1
    const turned = i <= negatedUntil && !isNegation(word)
    hits.push([turned ? `not ${word}` : word, Math.round(value * stronger * (turned ? -0.5 : 1) * 10) / 10])
  })
  return hits
}

function faceHits(words: Words): Hit[] {
  const faces: Hit[] = words.emoji.flatMap((sign) => (EMOJI.has(sign) ? [[sign, EMOJI.get(sign)!] as const] : []))
  const emoticon = readEmoticon(words.plain)
  return emoticon ? [...faces, emoticon] : faces
}

/** What every face made of punctuation has one of; most texts have none. */
const EYES = /[:;=8xX<(|^\\♥-]/

/** The first known face that stands by itself. */
function readEmoticon(plain: string): Hit | undefined {
  if (!EYES.test(plain)) return undefined
  const parts = new Set(plain.split(' '))
  return EMOTICONS.find(([face]) => parts.has(face))
}
