/** A reason of the machine, taken apart: which one it is, and what it names. */
export interface Reason {
  /** Which it is; null: none that is known here. It is shown as it was said. */
  kind: Kind | null
  /** The words of the message that decided. */
  words: string[]
  /** What it speaks for, such as `buying_signal`; the likelier one first. */
  labels: string[]
  /** How sure, 0–100, or how many; null where it says nothing of it. */
  amount: number | null
}

/** What urges, by the sentence the machine says it with (server/triage/text/urgent-signs.ts, urgency.ts, tier.ts). */
const SIGNS = {
  'sounds urgent': 'urgent',
  'someone may get hurt': 'hurt',
  'someone depends on it': 'depends',
  'money is at stake': 'money',
  'something is down': 'down',
  'there is a deadline': 'deadline',
  'the law or the press is named': 'law',
  'asked before': 'again',
  'the writer shouts': 'shouts',
  'the writer wants to leave': 'leaves',
  'its small words': 'smallWords',
  'too short or too mixed to be sure': 'unclear',
  'not assessed in this language': 'notAssessed',
  'like an example': 'example',
  learned: 'learnedWords',
  word: 'words',
  words: 'words',
  corrected: 'corrected',
  'customer tier': 'tier',
} as const

export type Kind = (typeof SIGNS)[keyof typeof SIGNS] | 'sure' | 'unsure' | 'learned' | 'letters' | 'network' | 'readers'

const isSign = (said: string): said is keyof typeof SIGNS => Object.hasOwn(SIGNS, said)
const asLabel = (said: string): string => said.replace(' ', '_')

const PATTERNS: readonly [RegExp, (...found: string[]) => Pick<Reason, 'kind'> & Partial<Reason>][] = [
  [/^learned here: (?:(.+) → )?(.+)$/su, (words = '', label) => ({ kind: 'learned', words: quoted(words), labels: [asLabel(label)] })],
  [/^not sure: (.+), or (.+)$/u, (first, second) => ({ kind: 'unsure', labels: [asLabel(first), asLabel(second)] })],
  [/^its small words: (.+)$/su, (words) => ({ kind: 'smallWords', words: words.split(', ') })],
  [/^its letters read as (\S+)$/u, (language) => ({ kind: 'letters', labels: [language] })],
  [/^the network says (\S+)$/u, (language) => ({ kind: 'network', labels: [language] })],
  [/^([\d,]+) people may read it$/u, (count) => ({ kind: 'readers', amount: Number(count.replaceAll(',', '')) })],
  [/^([a-z ]+) (\d+) %(?:: (.+))?$/su, (label, sure, words = '') => ({ kind: 'sure', labels: [asLabel(label)], amount: Number(sure), words: quoted(words) })],
]

/** `“a”, “b”` → a, b. */
const quoted = (said: string): string[] => (said === '' ? [] : said.replaceAll(/^“|”$/gu, '').split('”, “'))

/** Takes apart what the server says in English, as kept with each message: what decided, in which words. */
export function readReason(because: string): Reason {
  const bare: Reason = { kind: null, words: [], labels: [], amount: null }
  for (const [pattern, read] of PATTERNS) {
    const found = pattern.exec(because)
    if (found) return { ...bare, ...read(...found.slice(1)) }
  }
  const [, said = because, words = ''] = /^([a-z ]+): (“.+”)$/su.exec(because) ?? []
  return isSign(said) ? { ...bare, kind: SIGNS[said], words: quoted(words) } : bare
}

/** The strongest reason the machine gives for an answer; with a label: that speaks for just this one. */
export const reasonFor = (reasons: readonly { what: string; because: string }[], what: string, label?: string): string | undefined =>
  reasons.find((one) => one.what === what && (!label || readReason(one.because).labels[0] === label))?.because
