import type { Features } from './features.ts'
import { RUNS, WORDS } from './linear.ts'

/** What a workspace taught one head: for some of its buckets, what to add to the score of each output. */
export interface Learned {
  /** By bucket: which row of `deltas` is its own, counted from 1; 0: none. */
  slots: Uint16Array
  /** Rows × outputs. */
  deltas: Float32Array
  /** By output, whatever the text says. */
  bias: Float32Array
}

/** How much `bias` counts: it is learned as if every text held one more, weak, feature. */
export const BIAS = 0.3

/** Adds to the scores of the frozen weights what was learned here. Cheap where little of the text is known to it. */
export function addLearned(scores: Float64Array, { slots, deltas, bias }: Learned, { words, runs }: Features): void {
  const outputs = bias.length
  const last = slots.length - 1
  const add = (hashes: Uint32Array, share: number): void => {
    const each = share / Math.sqrt(hashes.length || 1)
    for (let i = 0; i < hashes.length; i++) {
      const slot = slots[hashes[i]! & last]!
      if (slot > 0) for (let output = 0; output < outputs; output++) scores[output]! += deltas[(slot - 1) * outputs + output]! * each
    }
  }
  add(words, WORDS)
  add(runs, RUNS)
  for (let output = 0; output < outputs; output++) scores[output]! += bias[output]! * BIAS
}

/** What was learned for this output because of one feature. */
export function learnedAt({ slots, deltas, bias }: Learned, hash: number, output: number): number {
  const slot = slots[hash & (slots.length - 1)]!
  return slot > 0 ? deltas[(slot - 1) * bias.length + output]! : 0
}
