import { parseArgs } from 'node:util'
import { claimsBench } from './claims.ts'
import type { Bench, Figure } from './figure.ts'
import { intakeBench } from './intake.ts'
import { leaveNothingBehind } from './leaving.ts'
import { machineBench } from './machine.ts'
import { screensBench } from './screens.ts'
import { streamBench } from './stream.ts'

/** Every benchmark, quickest first. */
const benches: readonly Bench[] = [intakeBench, streamBench, claimsBench, screensBench, machineBench]

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } })
const chosen = positionals.length === 0 ? benches : benches.filter((bench) => positionals.includes(bench.name))
if (chosen.length === 0) {
  process.stderr.write(`There is no such benchmark. Choose from: ${benches.map((bench) => bench.name).join(', ')}\n`)
  process.exit(2)
}

leaveNothingBehind()
const tell = (line: string): void => void process.stderr.write(`  ${line}\n`)
const results: Record<string, Figure[]> = {}
for (const bench of chosen) {
  process.stderr.write(`${bench.name}: ${bench.about}\n`)
  results[bench.name] = await bench.run(tell)
  if (!values.json) printTable(results[bench.name]!)
}
if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
const broken = Object.values(results)
  .flat()
  .filter((figure) => figure.limit && !figure.limit.isKept)
process.exit(broken.length === 0 ? 0 : 1)

function printTable(figures: readonly Figure[]): void {
  const number = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : String(Math.round(value * 100) / 100))
  const rows = figures.map((one) => [
    one.name,
    `${number(one.value)} ${one.unit}`.trim(),
    one.reference ? `${one.reference.name}: ${number(one.reference.value)}` : '',
    one.ratio === undefined ? '' : `${number(one.ratio)}×`,
    one.limit ? `${one.limit.isKept ? 'kept' : 'NOT KEPT'}: ${one.limit.text}` : '',
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  for (const row of rows) process.stdout.write(`  ${row.map((cell, i) => (i < 4 ? cell.padEnd(widths[i]!) : cell)).join('  ')}\n`)
}
