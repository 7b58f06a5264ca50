import type { Features } from './model/features.ts'
import { probabilitiesOf, type Head } from './model/heads.ts'
import { tellingWords } from './model/why.ts'
import type { Assessment, Intent, Readable, Urgency } from './understand.ts'
import { URGENT } from './urgent-signs.ts'
import { findPhrase, type Words } from './words.ts'

/** An audience from which a public complaint is heard widely. */
const WIDE = 20_000
/** What a rule adds to the score for each of its points, and what the chance that it is urgent may add. */
const [POINT, NOW, TODAY] = [6, 50, 20]
/** From these scores on it is critical, or high. */
const [CRITICAL, HIGH] = [55, 30]

/**
 * How soon it should be seen, 0–100, and with which reasons, strongest first: the chance that a careful colleague would call
 * it urgent, and what the rules found. `head` null: rules alone.
 */
export function readUrgency(
  head: Head | null,
  features: Features,
  words: Words,
  intent: Intent,
  item: Readable,
): { urgency: Urgency; score: number; reasons: Assessment['reasons'] } {
  const found = rulesOf(words, intent, item)
  const [now, today] = head ? (probabilitiesOf(head, features) as [number, number]) : [0, 0]
  const score = Math.min(100, Math.round(NOW * now + TODAY * today + POINT * found.reduce((sum, one) => sum + one.points, 0)))
  if (head && now >= 0.3) {
    const telling = tellingWords(head, features, 0)
    if (telling.length > 0) found.push({ because: `sounds urgent: ${telling.map((word) => `“${word}”`).join(', ')}`, points: 2 })
  }
  const urgency: Urgency = score >= CRITICAL ? 'critical' : score >= HIGH ? 'high' : intent === 'spam' || intent === 'praise' ? 'low' : 'normal'
  return { urgency, score, reasons: found.toSorted((a, b) => b.points - a.points).map(({ because }) => ({ what: 'urgency', because })) }
}

/** Who writes so wants nothing done. */
const IDLE: ReadonlySet<Intent> = new Set(['other', 'praise', 'spam'])

function rulesOf(words: Words, intent: Intent, item: Readable): { because: string; points: number }[] {
  const found: { because: string; points: number }[] = []
  for (const sign of URGENT) {
    if (sign.ofWishes && IDLE.has(intent)) continue
    const phrase = findPhrase(words, sign.phrases)
    if (phrase) found.push({ because: `${sign.because}: “${phrase}”`, points: sign.points })
  }
  if (words.shouting > 0.7) found.push({ because: 'the writer shouts', points: 1 })
  if (intent === 'goodbye') found.push({ because: 'the writer wants to leave', points: 1 })
  if (intent === 'complaint' && item.visibility === 'public' && (item.followers ?? 0) >= WIDE)
    found.push({ because: `${item.followers!.toLocaleString('en')} people may read it`, points: 2 })
  return found
}
