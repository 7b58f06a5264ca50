import { ROWS } from '../../server/triage/model/features.ts'
import { HEAD_NAMES, HEADS, WIDTH, type HeadName } from '../../server/triage/model/heads.ts'
import type { Table } from '../../server/triage/model/table.ts'
import { SIGNS } from '../../server/triage/model/signs.ts'
import type { Fitted } from './fit.ts'

/** Weights beyond this share of the largest are cut to it: few are, and the others keep more of their figures. */
const CUT = 0.6
const MOST = 127

/** All heads in one table, one byte a weight. */
export function quantise(heads: Readonly<Record<HeadName, Fitted>>): Table {
  const table: Table = {
    weights: new Int8Array(ROWS * WIDTH),
    scales: new Float32Array(WIDTH),
    signs: new Float32Array(SIGNS.length * WIDTH),
    bias: new Float32Array(WIDTH),
  }
  for (const name of HEAD_NAMES) put(table, HEADS[name].at, heads[name])
  return table
}

function put(table: Table, at: number, { outputs, weights, bias }: Fitted): void {
  const rows = weights.subarray(0, ROWS * outputs)
  const scale = (rows.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) * CUT) / MOST
  for (let output = 0; output < outputs; output++) {
    table.scales[at + output] = scale
    table.bias[at + output] = bias[output]!
    for (let sign = 0; sign < SIGNS.length; sign++) table.signs[sign * WIDTH + at + output] = weights[(ROWS + sign) * outputs + output]!
    for (let row = 0; row < ROWS; row++) {
      table.weights[row * WIDTH + at + output] = Math.max(-MOST, Math.min(MOST, Math.round(rows[row * outputs + output]! / scale)))
    }
  }
}
