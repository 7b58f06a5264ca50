import { START, step } from '../model/hash.ts'
import { APOSTROPHE, CAPITAL, DIGIT, EMOJI, KINDS, kindBeyond, LETTER, MARK, PLAIN, plainBeyond, SIGN, SPLIT } from './characters.ts'
import { begin, cut, finish, READ, SPACE, STEM, takeOne, type Cut } from './tokens.ts'

const [AT, WIDE_AT, LESS, THREE, ZERO] = ['@', '＠', '<', '3', '0'].map((sign) => sign.charCodeAt(0)) as [number, number, number, number, number]
const [EXCLAMATION, QUESTION] = [33, 63]
/** The first script after the Latin one and its marks. */
const GREEK = 0x370
const kindAt = (text: string, at: number): number => (at < text.length ? KINDS[text.charCodeAt(at)]! & 7 : 0)
const isWordy = (kind: number): boolean => kind === LETTER || kind === DIGIT

/** Cuts a text. Training and reading both begin here. */
export function cutUp(text: string): Cut {
  const { has } = cut
  cut.text = text
  cut.length = cut.count = cut.letters = cut.capitals = cut.foreign = 0
  has.exclamation = has.question = has.link = has.handle = has.number = has.capitals = has.drawnOut = false
  cut.codes[cut.length++] = SPACE
  const end = Math.min(text.length, READ)
  let split = 0
  for (let at = 0; at < end;) {
    const code = text.charCodeAt(at)
    const kind = KINDS[code]! & 7
    const before = cut.count
    if (code === SPACE) at++
    else if (isWordy(kind)) at = startsLink(text, at, code) ? takeLink(text, at, end) : takeWord(text, at, end)
    else if (kind === SIGN) at = takeSigns(text, at, end)
    else if (code === AT || code === WIDE_AT) at = skipHandle(text, at, end)
    else if (kind === EMOJI) at = takeOne(at, 1, PLAIN[code]!, code)
    else if (code >= 0xd800 && code < 0xdc00) at = takeBeyond(text, at, end)
    else at = takeFace(text, at, code)
    if (cut.count > before) {
      cut.splits[before] = split
      split = 0
    } else if (kind === SPLIT) split = 1
  }
  return cut
}

const startsLink = (text: string, at: number, code: number): boolean =>
  code === 104 ? text.startsWith('http://', at) || text.startsWith('https://', at) : code === 119 && text.startsWith('www.', at)

function takeLink(text: string, at: number, end: number): number {
  let to = at
  while (to < end && text.charCodeAt(to) > SPACE) to++
  cut.has.link = true
  begin(at)
  let hash = START
  for (const code of URL) hash = step(hash, (cut.codes[cut.length++] = code))
  return finish(hash, to)
}
const URL = [117, 114, 108]

/** Who is spoken to says nothing of what is said. */
function skipHandle(text: string, at: number, end: number): number {
  let to = at + 1
  while (to < end && (isWordy(KINDS[text.charCodeAt(to)]! & 7) || /[_.-]/.test(text[to]!))) to++
  if (to > at + 1) cut.has.handle = true
  return to
}

/** A word: letters and digits; with an apostrophe, where at most two letters follow it (don't, we're, j'ai): longer ones are words themselves (l'avocat). */
function takeWord(text: string, start: number, end: number): number {
  const nth = begin(start)
  const { codes, has } = cut
  let [hash, at, last, same, capitals, taken] = [START, start, 0, 0, 0, 0]
  for (; at < end; at++) {
    const sign = text.charCodeAt(at)
    const [whole, kind] = [KINDS[sign]!, KINDS[sign]! & 7]
    if (kind === MARK) continue
    if (kind === APOSTROPHE ? !joins(text, at) : !isWordy(kind)) break
    const code = kind === DIGIT ? ZERO : PLAIN[sign]!
    if (kind === LETTER) {
      cut.letters++
      if (code >= GREEK) cut.foreign++
      capitals = whole & CAPITAL ? capitals + 1 : 0
      if (whole & CAPITAL) cut.capitals++
      if (capitals >= 3) has.capitals = true
    }
    if (kind === DIGIT) has.number = true
    same = code === last ? same + 1 : 0
    last = code
    if (same >= 2 || (same === 1 && code === ZERO)) {
      if (code !== ZERO) has.drawnOut = true
      continue
    }
    codes[cut.length++] = code
    hash = step(hash, code)
    if (++taken === STEM) cut.stems[nth] = hash
  }
  return finish(hash, at)
}

/** Does the apostrophe here hold a word together? */
function joins(text: string, at: number): boolean {
  if (kindAt(text, at + 1) !== LETTER) return false
  return kindAt(text, at + 2) !== LETTER || kindAt(text, at + 3) !== LETTER
}

/** ! and ? in a row, each at most twice; a sign of money or per cent stands alone. */
function takeSigns(text: string, start: number, end: number): number {
  begin(start)
  let [hash, at, last, same] = [START, start, 0, 0]
  for (; at < end && kindAt(text, at) === SIGN; at++) {
    const code = PLAIN[text.charCodeAt(at)]!
    if (code === EXCLAMATION) cut.has.exclamation = true
    else if (code === QUESTION) cut.has.question = true
    else if (at > start) break
    same = code === last ? same + 1 : 0
    last = code
    if (same >= 2) continue
    cut.codes[cut.length++] = code
    hash = step(hash, code)
    if (code !== EXCLAMATION && code !== QUESTION) return finish(hash, at + 1)
  }
  return finish(hash, at)
}

function takeBeyond(text: string, at: number, end: number): number {
  const point = text.codePointAt(at)!
  if (point < 0x10000 || at + 1 >= end) return at + 1
  const kind = kindBeyond(point)
  if (kind === EMOJI) return takeOne(at, 2, plainBeyond(point), point)
  return kind === LETTER ? takeDressed(text, at, end) : at + 2
}

/** A word of letters beyond the basic plane. */
function takeDressed(text: string, start: number, end: number): number {
  const nth = begin(start)
  let [hash, at, taken] = [START, start, 0]
  for (; at + 1 < end; at += 2) {
    const point = text.codePointAt(at)!
    if (point < 0x10000 || kindBeyond(point) !== LETTER) break
    cut.letters++
    hash = step(hash, (cut.codes[cut.length++] = plainBeyond(point)))
    if (++taken === STEM) cut.stems[nth] = hash
  }
  return finish(hash, at)
}

/** A face made of signs, eyes first, or a heart; nothing else that stands here says anything. */
function takeFace(text: string, at: number, code: number): number {
  const isHeart = code === LESS && text.charCodeAt(at + 1) === THREE
  if (!isHeart && !EYES.has(code)) return at + 1
  const nose = isHeart || /[-']/.test(text[at + 1] ?? '') ? 1 : 0
  const mouth = isHeart ? THREE : PLAIN[text.charCodeAt(at + 1 + nose)]!
  const isLetter = (KINDS[mouth]! & 7) === LETTER
  const stands = !isLetter || (!isWordy(kindAt(text, at + 2 + nose)) && !(at > 0 && isWordy(kindAt(text, at - 1))))
  if (!isHeart && !(MOUTHS.has(mouth) && stands)) return at + 1
  const to = at + (isHeart ? 2 : 2 + nose)
  begin(at)
  cut.codes[cut.length++] = code
  cut.codes[cut.length++] = mouth
  return finish(step(step(START, code), mouth), to)
}
const EYES = new Set([':', ';', '='].map((sign) => sign.charCodeAt(0)))
const MOUTHS = new Set([...')(dp/|][o'].map((sign) => sign.charCodeAt(0)))
