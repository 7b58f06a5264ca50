import { RUNS, WORDS, type Features } from './features.ts'

/** What a workspace taught one head: for some rows of the table, what to add to the score of each output. */
export interface Learned {
  /** By row of the table: which row of `deltas` is its own, counted from 1; 0: none. */
  slots: Uint16Array
  /** Rows × outputs. */
  deltas: Float32Array
  /** By output, whatever the text says. */
  bias: Float32Array
}

/** How much `bias` counts: it is learned as if every text held one more, weak, feature. */
export const BIAS = 0.3

/** Adds to a head's scores what was learned here. Cheap where little of the text is known to it. */
export function addLearned(scores: Float64Array, { slots, deltas, bias }: Learned, { words, wordCount, runs, runCount }: Features): void {
  const outputs = bias.length
  const add = (rows: Uint16Array, count: number, share: number): void => {
    const each = share / Math.sqrt(count || 1)
    for (let i = 0; i < count; i++) {
      const slot = slots[rows[i]!]!
      if (slot > 0) for (let output = 0; output < outputs; output++) scores[output]! += deltas[(slot - 1) * outputs + output]! * each
    }
  }
  add(words, wordCount, WORDS)
  add(runs, runCount, RUNS)
  for (let output = 0; output < outputs; output++) scores[output]! += bias[output]! * BIAS
}

/** What was learned for this output because of one feature. */
export function learnedAt({ slots, deltas, bias }: Learned, row: number, output: number): number {
  const slot = slots[row]!
  return slot > 0 ? deltas[(slot - 1) * bias.length + output]! : 0
}
