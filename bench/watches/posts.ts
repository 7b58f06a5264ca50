import type { Heard } from '../../server/listening/index.ts'
import type { Chance } from './chance.ts'

/** The words a network says, the commonest first. */
export interface Language {
  words: readonly string[]
  authors: readonly string[]
}

const SMALL =
  'the to a and i of in is you it that for on my this with be are was not so have but me just at what your all like do we if they can or as from one when there no how about out up by more now get will people know think time good she he who had an has love new see would really go make'.split(
    ' ',
  )
const SYLLABLES =
  'ka lo mi ra ten sho ver bru dan fel gri hal ist jun kor lam mon nov ori pra qui ros sta tur und vex wil yor zan ber chi dro eli fra gul hem ing'.split(' ')
const ACCENTED = 'é ü ö ñ ç ã ł å'.split(' ')
const HAN = '東京大阪日本人今月新店食事電話会社製品好天気時間見行来買物車駅前後'
const KANA = 'のにはをたがでてとしれさあいるもこなかくらう'
const EMOJI = ['😂', '❤️', '🔥', '👍🏽', '😭', '✨', '🙏', '👀', '🇩🇪']
const WORDS = 60_000
const AUTHORS = 20_000

export function makeLanguage(chance: Chance): Language {
  const words = new Set(SMALL)
  while (words.size < WORDS) words.add(makeWord(chance))
  const authors = Array.from({ length: AUTHORS }, (_, n) => `${makeWord(chance)}${n}.example.social`)
  return { words: [...words], authors }
}

function makeWord(chance: Chance): string {
  const word = Array.from({ length: 1 + chance.below(4) }, () => chance.of(SYLLABLES)).join('')
  return chance.is(0.06) ? word + chance.of(ACCENTED) : word
}

/** What people post: mostly words, a tenth of it Japanese; links, hashtags, handles, emoji, capitals as one sees them on Bluesky. */
export function makePost(chance: Chance, language: Language): Heard {
  const isJapanese = chance.is(0.1)
  const text = isJapanese ? makeJapanese(chance, 10 + chance.below(80)) : makeText(chance, language, 3 + chance.rank(60))
  return { text, handle: language.authors[chance.rank(AUTHORS)]!, language: isJapanese ? 'ja' : chance.of(['en', 'en', 'en', 'de', 'pt', null]) }
}

function makeText(chance: Chance, { words, authors }: Language, length: number): string {
  const said = Array.from({ length }, () => {
    const word = words[chance.rank(WORDS)]!
    if (chance.is(0.02)) return `#${word}`
    return chance.is(0.12) ? word[0]!.toUpperCase() + word.slice(1) + chance.of(['.', ',', '!', '?', '…']) : word
  })
  if (chance.is(0.1)) said.unshift(`@${chance.of(authors)}`)
  if (chance.is(0.2)) said.push(chance.of(EMOJI))
  if (chance.is(0.15)) said.push(`https://${words[chance.rank(WORDS)]}.example/${chance.below(1_000_000)}`)
  return said.join(' ')
}

export const makeJapanese = (chance: Chance, length: number): string =>
  Array.from({ length }, () => (chance.is(0.4) ? chance.of([...HAN]) : chance.of([...KANA]))).join('')
