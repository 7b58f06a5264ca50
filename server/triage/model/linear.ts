import type { Features } from './features.ts'

/**
 * A linear model over hashed features: one weight a bucket and output, one a sign and output. Weights of buckets are whole
 * numbers from -127 to 127, times `scale`.
 */
export interface Linear {
  outputs: readonly string[]
  /** A power of two; the lowest bits of a hash choose one. */
  buckets: number
  /** `buckets` × outputs, the outputs of a bucket side by side. */
  weights: Int8Array | Float32Array
  scale: number
  /** Signs × outputs. */
  signs: Float32Array
  bias: Float32Array
}

/** How much all words, and all runs of characters, weigh together, whatever the length of the text. */
export const [WORDS, RUNS] = [0.9, 0.6]

/** The score of each output: the sum of the weights of what the text holds. Not yet a probability. */
export function scoresOf(model: Linear, { words, runs, signs }: Features): Float64Array {
  const { weights, buckets, bias } = model
  const outputs = bias.length
  const sums = new Float64Array(outputs)
  const add = (hashes: Uint32Array, share: number): void => {
    const part = new Float64Array(outputs)
    for (let i = 0; i < hashes.length; i++) {
      const at = (hashes[i]! & (buckets - 1)) * outputs
      for (let output = 0; output < outputs; output++) part[output]! += weights[at + output]!
    }
    const each = (share * model.scale) / Math.sqrt(hashes.length || 1)
    for (let output = 0; output < outputs; output++) sums[output]! += part[output]! * each
  }
  add(words, WORDS)
  add(runs, RUNS)
  for (let output = 0; output < outputs; output++) {
    sums[output]! += bias[output]!
    for (let sign = 0; sign < signs.length; sign++) sums[output]! += signs[sign]! * model.signs[sign * outputs + output]!
  }
  return sums
}

/** Probabilities of outputs of which one holds. */
export function softmax(scores: Float64Array): number[] {
  const most = Math.max(...scores)
  const powers = Array.from(scores, (score) => Math.exp(score - most))
  const all = powers.reduce((sum, one) => sum + one, 0)
  return powers.map((one) => one / all)
}

/** The probability of an output that may hold beside others. */
export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score))
