import type { Features } from './model/features.ts'
import { probabilitiesOf, type Model } from './model/model.ts'
import { ofHead } from './model/table.ts'
import { tellingWords } from './model/why.ts'
import { phraseOf } from './text/known.ts'
import { URGENT } from './text/urgent-signs.ts'
import { levelOf } from './urgency-level.ts'
import type { Assessment, Intent, Readable, Urgency } from './understand.ts'

/** An audience from which a public complaint is heard widely. */
const WIDE = 20_000
/** What a rule adds to the score for each of its points, and what the chance that it is urgent may add. */
const [POINT, NOW, TODAY] = [6, 50, 20]
/** From this chance on the words are shown that made it sound urgent. */
const SOUNDS = 0.3

/**
 * How soon it should be seen, 0–100, and with which reasons, strongest first: the chance that a careful colleague would call
 * it urgent, and what the rules found. `scores` null: rules alone.
 */
export function readUrgency(
  { table, fair }: Model,
  scores: Float64Array | null,
  features: Features,
  intent: Intent,
  item: Readable,
): { urgency: Urgency; score: number; reasons: Assessment['reasons'] } {
  const found = rulesOf(features, intent, item)
  const [now, today] = scores ? (probabilitiesOf('urgency', fair.urgency, ofHead(scores, 'urgency')) as [number, number]) : [0, 0]
  let points = 0
  for (const one of found) points += one.points
  const score = Math.min(100, Math.round(NOW * now + TODAY * today + POINT * points))
  if (now >= SOUNDS) {
    const telling = tellingWords(table, features, 'urgency', 0)
    if (telling.length > 0) found.push({ because: `sounds urgent: ${telling.map((word) => `“${word}”`).join(', ')}`, points: 2 })
  }
  return { urgency: levelOf(score, intent), score, reasons: found.toSorted((a, b) => b.points - a.points).map(({ because }) => ({ what: 'urgency', because })) }
}

/** Who writes so wants nothing done. */
const IDLE: ReadonlySet<Intent> = new Set(['other', 'praise', 'spam'])

/** Letters, and the share of capitals among them, from which on it is shouting. */
const [ENOUGH, SHOUTING] = [12, 0.7]

function rulesOf({ cut, found: said }: Features, intent: Intent, item: Readable): { because: string; points: number }[] {
  const found: { because: string; points: number }[] = []
  for (const { because, points, ofWishes } of URGENT) {
    if (ofWishes && IDLE.has(intent)) continue
    const phrase = phraseOf(cut, said, because)
    if (phrase !== null) found.push({ because: `${because}: “${phrase}”`, points })
  }
  if (cut.letters >= ENOUGH && cut.capitals > SHOUTING * cut.letters) found.push({ because: 'the writer shouts', points: 1 })
  if (intent === 'goodbye') found.push({ because: 'the writer wants to leave', points: 1 })
  if (intent === 'complaint' && item.visibility === 'public' && (item.followers ?? 0) >= WIDE)
    found.push({ because: `${item.followers!.toLocaleString('en')} people may read it`, points: 2 })
  return found
}
