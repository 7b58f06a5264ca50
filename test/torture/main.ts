import { parseArgs } from 'node:util'
import { tortureIntake } from './intake.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } } })
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1 || rounds > 1000) {
  process.stderr.write('--rounds takes a whole number from 1 to 1000\n')
  process.exit(2)
}

const tell = (line: string): void => void process.stdout.write(`${line}\n`)
tell(`Intake: ${rounds} kills of web, worker and PostgreSQL while messages come in five times each over four connections.`)
const report = await tortureIntake(rounds, Number(values.seed), tell)
tell(JSON.stringify(report, null, 2))
const failed = report.lost.length + report.doubled + report.outOfOrder + report.broken.length > 0
tell(failed ? 'FAILED: see lost, doubled, outOfOrder and broken above.' : 'Nothing lost, nothing doubled, order kept, the law held.')
process.exit(failed ? 1 : 0)
