/** Letters that no decomposition takes apart, as the search's `unaccent` writes them. */
const LETTERS: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ς: 'σ' }
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')
/** What changes how a sign looks and not which it is: joiners and other invisible signs, variants, skin tones, the frame of a keycap, Arabic's stretching stroke. */
const LOOKS = /\p{Cf}|\p{Variation_Selector}|\p{Emoji_Modifier}|\u20e3|\u0640/gu
const ASCII = /^[\t-~]*$/
const MARK = /\p{Mn}/u
/** Accents of Latin and Greek, the points of Hebrew and Arabic, and Russian ё, which is often written without. In other scripts a mark makes another letter (й). */
const ACCENTED = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}])\p{Mn}+|(?<=е)\u0308/gu

/**
 * A text as watches compare it: one form for what Unicode can write in several, without case, accents and
 * what only changes the look.
 */
export function plain(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  const apart = text.normalize('NFKD').replace(LOOKS, '').toLowerCase()
  const bare = MARK.test(apart) ? apart.replace(ACCENTED, '') : apart
  return bare.replace(LETTER, (letter) => LETTERS[letter]!).normalize('NFC')
}
