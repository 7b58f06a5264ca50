import { RUNS, WORDS, type Features } from './features.ts'
import { HEADS, WIDTH, type HeadName } from './heads.ts'

/**
 * The linear models of all heads in one table: a row of `WIDTH` weights for each feature, so that a feature of a text costs one
 * look, whatever is asked. Weights are whole numbers from -127 to 127, times the scale of their head.
 */
export interface Table {
  /** `ROWS` × `WIDTH`. */
  weights: Int8Array
  /** By output: what a weight is multiplied by. */
  scales: Float32Array
  /** Signs × `WIDTH`. */
  signs: Float32Array
  bias: Float32Array
}

/** Sums of four outputs to a word of 32 bits would run over after so many rows. */
const STRETCH = 256
const [EVEN, HALF] = [0x00ff00ff, 0xffff]
const sums = new Int32Array(WIDTH)

/**
 * Adds up rows of the table. Four weights are one number to the machine: the even and the odd ones are added two at a time, in
 * halves of a number that `STRETCH` rows cannot overfill. Weights stand there 128 too high, so that none is negative.
 */
function sumRows(packed: Int32Array, rows: Uint16Array, count: number): Int32Array {
  sums.fill(-128 * count)
  for (let from = 0; from < count; from += STRETCH) {
    const to = Math.min(count, from + STRETCH)
    let [a0, a1, b0, b1, c0, c1, d0, d1] = [0, 0, 0, 0, 0, 0, 0, 0]
    for (let i = from; i < to; i++) {
      const at = rows[i]! << 2
      const [a, b, c, d] = [packed[at]!, packed[at + 1]!, packed[at + 2]!, packed[at + 3]!]
      a0 = (a0 + (a & EVEN)) | 0
      a1 = (a1 + ((a >>> 8) & EVEN)) | 0
      b0 = (b0 + (b & EVEN)) | 0
      b1 = (b1 + ((b >>> 8) & EVEN)) | 0
      c0 = (c0 + (c & EVEN)) | 0
      c1 = (c1 + ((c >>> 8) & EVEN)) | 0
      d0 = (d0 + (d & EVEN)) | 0
      d1 = (d1 + ((d >>> 8) & EVEN)) | 0
    }
    unpack(0, a0, a1)
    unpack(4, b0, b1)
    unpack(8, c0, c1)
    unpack(12, d0, d1)
  }
  return sums
}

function unpack(at: number, even: number, odd: number): void {
  sums[at]! += even & HALF
  sums[at + 1]! += odd & HALF
  sums[at + 2]! += even >>> 16
  sums[at + 3]! += odd >>> 16
}

const packs = new WeakMap<Int8Array, Int32Array>()

/** The weights, 128 too high and four to a number. Made once. */
function packedOf({ weights }: Table): Int32Array {
  const there = packs.get(weights)
  if (there) return there
  const packed = new Int32Array(Uint8Array.from(weights, (weight) => weight + 128).buffer)
  packs.set(weights, packed)
  return packed
}

/**
 * The scores of all heads' outputs: the sum of the weights of what the text holds. Not yet probabilities.
 * @param out is filled, and returned
 */
export function scoresOf(table: Table, { words, wordCount, runs, runCount, signs }: Features, out = new Float64Array(WIDTH)): Float64Array {
  const packed = packedOf(table)
  out.set(table.bias)
  addShare(out, table.scales, sumRows(packed, words, wordCount), WORDS / Math.sqrt(wordCount || 1))
  addShare(out, table.scales, sumRows(packed, runs, runCount), RUNS / Math.sqrt(runCount || 1))
  for (let sign = 0; sign < signs.length; sign++) {
    const value = signs[sign]!
    if (value !== 0) for (let output = 0; output < WIDTH; output++) out[output]! += value * table.signs[sign * WIDTH + output]!
  }
  return out
}

function addShare(out: Float64Array, scales: Float32Array, all: Int32Array, each: number): void {
  for (let output = 0; output < WIDTH; output++) out[output]! += all[output]! * scales[output]! * each
}

/** Those of a head among the scores of all. */
export const ofHead = (scores: Float64Array, name: HeadName): Float64Array => scores.subarray(HEADS[name].at, HEADS[name].at + HEADS[name].outputs.length)
