import { parseArgs } from 'node:util'
import { adaptersBench } from './adapters/bench.ts'
import { claimsBench } from './claims.ts'
import type { Bench, Figure } from './figure.ts'
import { intakeBench } from './intake.ts'
import { leaveNothingBehind } from './leaving.ts'
import { machineBench } from './machine.ts'
import { screensBench } from './screens.ts'
import { streamBench } from './stream.ts'
import { triageBench } from './triage.ts'
import { CannotTell } from './triage/read/cannot-tell.ts'
import { watchesBench } from './watches.ts'

/** Every benchmark, quickest first. */
const benches: readonly Bench[] = [triageBench, intakeBench, watchesBench, streamBench, claimsBench, adaptersBench, screensBench, machineBench]

const { values, positionals } = readArguments()
/** What stands behind `triage` are files to measure on. */
const files = positionals[0] === triageBench.name ? positionals.slice(1) : []
const names = files.length > 0 ? [triageBench.name] : positionals
const chosen = names.length === 0 ? benches : benches.filter((bench) => names.includes(bench.name))
if (chosen.length < names.length || chosen.length === 0) {
  process.stderr.write(`There is no such benchmark. Choose from: ${benches.map((bench) => bench.name).join(', ')}\n`)
  process.exit(2)
}

leaveNothingBehind()
const tell = (line: string): void => void process.stderr.write(`  ${line}\n`)
const results: Record<string, Figure[]> = {}
for (const bench of chosen) {
  process.stderr.write(`${bench.name}: ${bench.about}\n`)
  results[bench.name] = await bench.run(tell, { files, options: values }).catch(endIfUnclear)
  if (!values.json) printTable(results[bench.name]!)
}
if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
const broken = Object.values(results)
  .flat()
  .filter((figure) => figure.limit && !figure.limit.isKept)
// what other people's sets give is a measurement: it is told beside what we promise, and is no failure of the run
process.exit(broken.length === 0 || files.length > 0 ? 0 : 1)

/** Ends the run where there is no such option. */
function readArguments() {
  const text = { type: 'string' as const }
  const flag = { type: 'boolean' as const, default: false }
  try {
    return parseArgs({ allowPositionals: true, options: { json: flag, confusion: flag, text, label: text, task: text, limit: text } })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
}

/** What was asked for cannot be measured: says what to pass. */
function endIfUnclear(error: unknown): never {
  if (!(error instanceof CannotTell)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(2)
}

function printTable(figures: readonly Figure[]): void {
  const number = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : String(Math.round(value * 100) / 100))
  const rows = figures.map((one) => [
    one.name,
    `${number(one.value)} ${one.unit}`.trim(),
    one.reference ? `${one.reference.name}: ${number(one.reference.value)}` : '',
    one.ratio === undefined ? '' : `${number(one.ratio)}×`,
    [
      one.limit ? `${one.limit.isKept ? 'kept' : 'NOT KEPT'}: ${one.limit.text}` : '',
      one.aim ? `(aim ${one.aim.text}: ${one.aim.isReached ? 'reached' : 'not yet'})` : '',
    ]
      .filter(Boolean)
      .join(' '),
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  rows.forEach((row, nth) => {
    const { of } = figures[nth]!
    if (of !== figures[nth - 1]?.of) process.stdout.write(`  ${of}\n`)
    process.stdout.write(
      `  ${of ? '  ' : ''}${row
        .map((cell, i) => (i < 4 ? cell.padEnd(widths[i]!) : cell))
        .join('  ')
        .trimEnd()}\n`,
    )
  })
}
