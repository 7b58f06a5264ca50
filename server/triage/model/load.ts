import { readFileSync } from 'node:fs'
import type { HeadName } from './heads.ts'
import { ROWS } from './features.ts'
import { HEADS, WIDTH } from './heads.ts'
import type { Fair, Model } from './model.ts'
import { MOOD_WEIGHTS } from './moods.ts'
import { SIGNS } from './signs.ts'
import { WEIGHTS } from './weights.ts'

/** What stands in the first line of the file of weights; after the line come the weights, a byte each. */
export interface Header {
  outputs: readonly (readonly string[])[]
  signs: readonly string[]
  rows: number
  scales: readonly number[]
  fair: Record<HeadName, Fair>
  bias: readonly number[]
  /** By sign, then by output. */
  signWeights: readonly number[]
  /** By intent, then by mood. */
  moods: readonly number[]
}

/** Reads the weights as `model/train.ts` wrote them. Throws when they were made for other features than these. */
export function loadModel(file = WEIGHTS): Model {
  const bytes = readFileSync(file)
  const end = bytes.indexOf('\n')
  const header = JSON.parse(bytes.toString('utf8', 0, end)) as Header
  const fits =
    header.signs.join() === SIGNS.join() &&
    header.outputs.join() ===
      Object.values(HEADS)
        .map(({ outputs }) => outputs)
        .join() &&
    header.rows === ROWS &&
    header.moods?.length === MOOD_WEIGHTS
  if (!fits) throw new Error(`${file} was made for other features: train anew with node model/train.ts`)
  return {
    table: {
      weights: new Int8Array(bytes.buffer, bytes.byteOffset + end + 1, ROWS * WIDTH),
      scales: Float32Array.from(header.scales),
      signs: Float32Array.from(header.signWeights),
      bias: Float32Array.from(header.bias),
    },
    moods: Float32Array.from(header.moods),
    fair: header.fair,
    learned: {},
  }
}
