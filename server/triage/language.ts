import { eld } from 'eld/extrasmall'
import type { Assessment } from './understand.ts'
import type { Words } from './words.ts'

/** So much of a text is looked at, characters: more makes the guess hardly better and takes most of the time of all reading. */
const ENOUGH = 100
/** Below this many letters a guess is worth less than what the network says, or than none. */
const SHORT = 12

/** Small words of English that hardly any other language has; most messages are told by them, ten times as quickly as by letters. */
const ENGLISH = new Set(
  'the and you with this that have are was what your not just from they would could been when which there their about because should of to it has my for is be'.split(
    ' ',
  ),
)
/** So many different ones, and such a share of all words, are no coincidence (measured: model/REPORT.md). */
const [ENGLISH_WORDS, ENGLISH_SHARE] = [3, 0.2]

interface Read {
  language: string | null
  reasons: Assessment['reasons']
}

/**
 * The language of a text (ISO 639-1): English by its small words, others by `eld` from their letters. Short or doubtful texts
 * take what the network claims, if it is a language; without a claim they have none, rather than a wrong one.
 */
export function readLanguage(words: Pick<Words, 'plain' | 'letters' | 'list'>, claimed: string | null): Read {
  const small = smallWords(words.list)
  if (small) return found('en', `small words of English: ${small}`)
  const claim = /^[a-z]{2}(?=$|[-_])/.exec(claimed?.toLowerCase() ?? '')?.[0] ?? null
  if (words.letters >= SHORT) {
    const guess = eld.detect(words.plain.slice(0, ENOUGH))
    if (guess.language && (guess.isReliable() || guess.language === claim)) return found(guess.language, `its letters read as ${guess.language}`)
  }
  return claim ? found(claim, `the network says ${claim}`) : found(null, 'too short or too mixed to be sure')
}

const found = (language: string | null, because: string): Read => ({ language, reasons: [{ what: 'language', because }] })

function smallWords(list: readonly string[]): string | null {
  let count = 0
  const different = new Set<string>()
  for (const word of list) {
    if (!ENGLISH.has(word)) continue
    count++
    different.add(word)
  }
  return different.size >= ENGLISH_WORDS && count >= list.length * ENGLISH_SHARE ? [...different].slice(0, 4).join(', ') : null
}
