import { isEach, isLetter, isPicture } from '../query/words.ts'

/** What a character is to a reader of words. `ASTRAL`: the first half of one beyond 16 bits. `NAME`: may begin a hashtag or a handle. */
export const [OTHER, LETTER, EACH, PICTURE, NAME, ASTRAL] = [0, 1, 2, 3, 4, 5] as const

let kinds: Uint8Array | undefined
const astral = new Map<number, number>()

/** By 16-bit code. Worked out once a process, when first needed: some 20 ms. */
export function kindsOfCodes(): Uint8Array {
  if (kinds) return kinds
  kinds = new Uint8Array(0x1_0000)
  for (let code = 0; code < 0x1_0000; code++) kinds[code] = code >= 0xd800 && code < 0xdc00 ? ASTRAL : kindOf(code)
  kinds[0x23] = kinds[0x40] = NAME
  return kinds
}

/** Of a character beyond 16 bits. */
export function kindOfAstral(code: number): number {
  const known = astral.get(code)
  if (known !== undefined) return known
  astral.set(code, kindOf(code))
  return astral.get(code)!
}

function kindOf(code: number): number {
  const sign = String.fromCodePoint(code)
  if (isLetter(sign)) return LETTER
  if (isEach(sign)) return EACH
  return isPicture(sign) ? PICTURE : OTHER
}
