/** Kinds of characters, as far as cutting a text cares. `SPLIT`: ends a word, and what is said. Everything else only ends a word. */
export const [OTHER, LETTER, DIGIT, MARK, APOSTROPHE, SIGN, EMOJI, SPLIT] = [0, 1, 2, 3, 4, 5, 6, 7] as const
/** Added to `LETTER` where it is a capital. */
export const CAPITAL = 8

/** The kind of each character of the basic plane, by its code: looked up, since asking regular expressions takes longer than all the rest. */
export const KINDS = new Uint8Array(65_536)
/** What it is made: lower case, without accents. */
export const PLAIN = new Uint16Array(65_536)

const kindOf = (sign: string): number => {
  if (/\p{L}/u.test(sign)) return /\p{Lu}/u.test(sign) ? LETTER + CAPITAL : LETTER
  if (/\p{N}/u.test(sign)) return DIGIT
  if (/\p{M}/u.test(sign)) return MARK
  if (/['’´`]/.test(sign)) return APOSTROPHE
  if (/[!?！？$€£%]/.test(sign)) return SIGN
  if (/\p{Extended_Pictographic}/u.test(sign)) return EMOJI
  return /[.,;:()…]/.test(sign) ? SPLIT : OTHER
}

const ALIKE: Readonly<Record<string, string>> = { '！': '!', '？': '?', '’': "'", '´': "'", '`': "'" }

function plainOf(sign: string): string {
  const bare = sign.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
  return ALIKE[sign] ?? (bare.length === 1 ? bare : sign)
}

for (let code = 0; code < 65_536; code++) {
  const sign = String.fromCharCode(code)
  KINDS[code] = kindOf(sign)
  PLAIN[code] = code < 0x3000 ? plainOf(sign).charCodeAt(0) : code
}

/** The planes beyond are told by ranges: pictures, but for the colours of skin; letters in disguise; the rest. */
export function kindBeyond(point: number): number {
  if (point >= 0x1f000 && point <= 0x1fbff) return point >= 0x1f1e6 && point <= 0x1f1ff ? OTHER : point >= 0x1f3fb && point <= 0x1f3ff ? MARK : EMOJI
  return point >= 0x1d400 && point <= 0x1d6a3 ? LETTER : point >= 0x20000 && point <= 0x3ffff ? LETTER : OTHER
}

/** Bold, italic and other mathematical letters, which advertising likes to dress in, are Latin letters. Others keep their lowest bits. */
export const plainBeyond = (point: number): number => (point >= 0x1d400 && point <= 0x1d6a3 ? 97 + ((point - 0x1d400) % 26) : point & 0xffff)
