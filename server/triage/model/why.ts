import { tokenAt } from '../text/tokens.ts'
import type { Features } from './features.ts'
import { HEADS, WIDTH, type HeadName } from './heads.ts'
import { SMALL } from './small.ts'
import type { Table } from './table.ts'

/** Words shown at most, and how much of all that speaks for an answer a word must carry to be shown. */
const [SHOWN, LEAST] = [3, 0.08]
/** So many tokens are looked at, at most: what decided stands in them. */
const MOST = 100
const weights = new Float32Array(MOST)

/**
 * The words that spoke most for this output, most telling first; neighbours are shown together as they stand in the text.
 * What a word speaks is the weight of its own and half that of its pair with the word before, against the other outputs' mean.
 */
export function tellingWords({ weights: table }: Table, { cut, words, wordCount }: Features, name: HeadName, output: number): string[] {
  const { at, outputs } = HEADS[name]
  const count = Math.min(MOST, wordCount / 2)
  const others = Math.max(1, outputs.length - 1)
  const speaks = (row: number): number => {
    const from = row * WIDTH + at
    let all = 0
    for (let i = 0; i < outputs.length; i++) all += table[from + i]!
    const own = table[from + output]!
    return own - (all - own) / others
  }
  let sum = 0
  for (let nth = 0; nth < count; nth++) {
    weights[nth] = speaks(words[2 * nth]!) + speaks(words[2 * nth + 1]!) / 2
    if (weights[nth]! > 0) sum += weights[nth]!
  }
  return together(heaviest(count, LEAST * sum))
    .filter((group) => group.some((nth) => !SMALL.has(tokenAt(cut, nth))))
    .map((group) => group.map((nth) => tokenAt(cut, nth)).join(' '))
}

/** The tokens of most weight, if it is more than `least`, heaviest first. */
function heaviest(count: number, least: number): number[] {
  const best: number[] = []
  for (let shown = 0; shown < SHOWN; shown++) {
    let most = -1
    for (let nth = 0; nth < count; nth++) if (weights[nth]! > least && (most < 0 || weights[nth]! > weights[most]!)) most = nth
    if (most < 0) break
    best.push(most)
    weights[most] = 0
  }
  return best
}

/** Numbers that follow each other become one group; groups stand in the order of their most telling member. */
function together(places: readonly number[]): number[][] {
  const groups: number[][] = []
  for (const place of places) {
    const near = groups.find((group) => group.some((one) => Math.abs(one - place) === 1))
    if (near) near.push(place)
    else groups.push([place])
  }
  return groups.map((group) => group.toSorted((a, b) => a - b))
}
