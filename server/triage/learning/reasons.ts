import type { Prepared } from '../engine.ts'
import { HEADS, type HeadName } from '../model/heads.ts'
import { learnedAt, type Learned } from '../model/learned.ts'
import { SMALL } from '../model/small.ts'
import { tokenAt } from '../text/tokens.ts'
import type { Assessment } from '../understand.ts'
import type { Layer } from './layer.ts'
import { saidOf } from '../correcting/said.ts'

/** Words shown, at most. */
const SHOWN = 2

/** Where what was learned here changed the verdict: that it did, and the words that did it. */
export function reasonsOf({ heads }: Layer, prepared: Prepared, before: Assessment, after: Assessment): Assessment['reasons'] {
  return (Object.keys(heads) as HeadName[]).flatMap((what) => {
    const [was, is] = [saidOf(what, before), saidOf(what, after)]
    if (was === is || is === null) return []
    const words = taughtWords(heads[what]!, prepared, outputOf(what, is), was === null ? null : outputOf(what, was)).map((word) => `“${word}”`)
    return [{ what, because: `learned here: ${[words.join(', '), is.replace('_', ' ')].filter(Boolean).join(' → ')}` }]
  })
}

/** The output that speaks for a label; of urgency the first one does, whatever the level. */
const outputOf = (what: HeadName, label: string): number => (what === 'urgency' ? 0 : (HEADS[what].outputs as readonly string[]).indexOf(label))

/** The words whose learned weights moved the verdict most from what it was. */
function taughtWords(learned: Learned, { features: { cut, words, wordCount } }: Prepared, to: number, from: number | null): string[] {
  const moved = (row: number): number => Math.abs(learnedAt(learned, row, to) - (from === null || from === to ? 0 : learnedAt(learned, row, from)))
  return Array.from({ length: wordCount / 2 }, (_, nth) => ({ token: tokenAt(cut, nth), weight: moved(words[2 * nth]!) + moved(words[2 * nth + 1]!) / 2 }))
    .filter(({ token, weight }) => weight > 0 && !SMALL.has(token) && /\p{L}/u.test(token))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, SHOWN)
    .map(({ token }) => token)
}
