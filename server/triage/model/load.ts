import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HEADS, type Head, type HeadName } from './heads.ts'

const FOLDER = join(import.meta.dirname, '../../../model/weights')

/** What stands in the first line of a file of weights; after the line come the weights, a byte each. */
export interface Header {
  outputs: readonly string[]
  signs: readonly string[]
  buckets: number
  scale: number
  slope: number
  shift: number
  bias: readonly number[]
  /** By sign, then by output. */
  signWeights: readonly number[]
}

/** Reads the weights of a head as `model/train.ts` wrote them. Throws when they were made for other signs than these. */
export function loadHead(name: HeadName, signs: readonly string[], folder = FOLDER): Head {
  const file = readFileSync(join(folder, `${name}.weights`))
  const end = file.indexOf('\n')
  const header = JSON.parse(file.toString('utf8', 0, end)) as Header
  if (header.signs.join() !== signs.join()) throw new Error(`model/weights/${name}.weights was made for other signs: train anew with node model/train.ts`)
  return {
    holds: HEADS[name].holds,
    outputs: header.outputs,
    buckets: header.buckets,
    scale: header.scale,
    slope: header.slope,
    shift: header.shift,
    bias: Float32Array.from(header.bias),
    signs: Float32Array.from(header.signWeights),
    weights: new Int8Array(file.buffer, file.byteOffset + end + 1, header.buckets * header.outputs.length),
  }
}

/** Names the weights that ship, without keeping them: others have another name. */
export function nameOfWeights(folder = FOLDER): string {
  const hash = createHash('sha256')
  for (const name of Object.keys(HEADS)) hash.update(readFileSync(join(folder, `${name}.weights`)))
  return hash.digest('hex').slice(0, 16)
}
