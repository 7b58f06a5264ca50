import { writeFileSync } from 'node:fs'
import { ROWS } from '../../server/triage/model/features.ts'
import { HEADS } from '../../server/triage/model/heads.ts'
import type { Header } from '../../server/triage/model/load.ts'
import type { Model } from '../../server/triage/model/model.ts'
import { SIGNS } from '../../server/triage/model/signs.ts'

/** Figures as they are kept: enough digits for what they are used for. */
const short = (figures: Iterable<number>): number[] => Array.from(figures, (figure) => Number(figure.toPrecision(5)))

/** Writes the weights: one line of JSON, then a byte a weight. @returns bytes */
export function writeWeights(file: string, { table, moods, fair }: Omit<Model, 'learned'>): number {
  const { weights, scales, signs, bias } = table
  const header: Header = {
    outputs: Object.values(HEADS).map(({ outputs }) => outputs),
    signs: SIGNS,
    rows: ROWS,
    scales: short(scales),
    fair,
    bias: short(bias),
    signWeights: short(signs),
    moods: short(moods),
  }
  const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), Buffer.from(weights.buffer, weights.byteOffset, weights.length)])
  writeFileSync(file, bytes)
  return bytes.length
}
