/** What is taken out of a text before it leaves, in the order it is looked for. */
export const REDACTED = ['query', 'email', 'iban', 'card', 'phone', 'handle', 'name', 'number'] as const
export type Redacted = (typeof REDACTED)[number]

export interface Redaction {
  /** The text with placeholders: `[email]`, `[phone]` … */
  text: string
  /** How often each kind was found. */
  found: Partial<Record<Redacted, number>>
}

/** What stands around a name or a number so that it is a word of its own. */
const [BEFORE, AFTER] = [String.raw`(?<![\p{L}\p{N}])`, String.raw`(?![\p{L}\p{N}])`]

const URL_LIKE = /\b(?:https?:\/\/|www\.)[^\s<>"]+/giu
/** At most 64 signs before the @ (RFC 5321, 4.5.3.1.1), so that no text makes the search long. */
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,255}\.\p{L}{2,}/gu
/** Two letters, two digits, 11 to 30 more of either, in groups or not (ISO 13616). */
const IBAN = new RegExp(`${BEFORE}\\p{L}{2}\\p{Nd}{2}(?:[ -]?[\\p{L}\\p{Nd}]{4}){2,7}(?:[ -]?[\\p{L}\\p{Nd}]{1,3})?${AFTER}`, 'giu')
/** 13 to 19 digits (ISO/IEC 7812), however they are grouped. */
const CARD = new RegExp(`${BEFORE}(?:\\p{Nd}[ -]?){12,18}\\p{Nd}${AFTER}`, 'gu')
/** Seven digits at least, as people group them (ITU-T E.123). */
const PHONE = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\p{Nd}(?:[\s()./-]{0,2}\p{Nd}){6,14}(?![\p{L}\p{N}])/gu
const HANDLE = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?/gu
/** A word with digits in it: an order, an invoice, a tracking number. */
const WORD = /#?[\p{L}\p{N}](?:[\p{L}\p{N}_/-]*[\p{L}\p{N}])?/gu

/**
 * Takes out of a text what could tell who somebody is: mail addresses, numbers of phones, accounts, cards and orders, what
 * follows the `?` of an address, handles, and the names that are known of its author. It takes out too much rather than too
 * little; what a stranger is called in the text it cannot know. Pure.
 * @param names names and handles of the author, as far as they are known
 */
export function redact(text: string, names: readonly string[]): Redaction {
  const found: Redaction['found'] = {}
  const put = (kind: Redacted): string => {
    found[kind] = (found[kind] ?? 0) + 1
    return `[${kind}]`
  }
  const seen = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '') // invisible signs would hide an address from every pattern
  const redacted = seen
    .replaceAll(URL_LIKE, (url) => withoutQuery(url, put))
    .replaceAll(EMAIL, () => put('email'))
    .replaceAll(IBAN, (one) => (/\p{Nd}.*\p{Nd}.*\p{Nd}.*\p{Nd}.*\p{Nd}/u.test(one) ? put('iban') : one))
    .replaceAll(CARD, () => put('card'))
    .replaceAll(PHONE, () => put('phone'))
    .replaceAll(HANDLE, () => put('handle'))
    .replaceAll(namesPattern(names), () => put('name'))
    .replaceAll(WORD, (word) => (isNumber(word) ? put('number') : word))
  return { text: redacted, found }
}

function withoutQuery(url: string, put: (kind: Redacted) => string): string {
  const bare = url.replace(/^(https?:\/\/)[^/@]*@/i, '$1')
  const end = bare.search(/[?#]/)
  return end === -1 ? bare : `${bare.slice(0, end)} ${put('query')}`
}

/** Digits enough to look somebody up by: five, or four among letters. */
function isNumber(word: string): boolean {
  const digits = word.match(/\p{Nd}/gu)?.length ?? 0
  return digits >= 5 || (digits >= 4 && digits < word.length)
}

/** Matches nothing where no name is known. */
function namesPattern(names: readonly string[]): RegExp {
  const parts = names.flatMap((name) => [name, ...name.split(/[\s.,_-]+/)]).map((part) => part.normalize('NFKC').replace(/^@/, '').trim())
  const known = [...new Set(parts.filter((part) => part.length >= 2))].toSorted((a, b) => b.length - a.length)
  if (known.length === 0) return /(?!)/gu
  const escaped = known.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`))
  return new RegExp(`${BEFORE}(?:${escaped.join('|')})${AFTER}`, 'giu')
}
