import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Head } from '../../server/triage/model/heads.ts'
import type { Header } from '../../server/triage/model/load.ts'

/** Figures as they are kept: enough digits for what they are used for. */
const short = (figures: Iterable<number>): number[] => Array.from(figures, (figure) => Number(figure.toPrecision(5)))

/** Writes a head's weights: one line of JSON, then a byte a weight. @returns bytes */
export function writeHead(folder: string, name: string, head: Head, signs: readonly string[]): number {
  const header: Header = {
    outputs: head.outputs,
    signs,
    buckets: head.buckets,
    scale: head.scale,
    slope: head.slope,
    shift: head.shift,
    bias: short(head.bias),
    signWeights: short(head.signs),
  }
  const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), Buffer.from(head.weights.buffer, head.weights.byteOffset, head.weights.length)])
  writeFileSync(join(folder, `${name}.weights`), bytes)
  return bytes.length
}
