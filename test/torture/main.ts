import { parseArgs } from 'node:util'
import { tortureIntake } from './intake.ts'
import { tortureSending } from './sending.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } } })
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1 || rounds > 1000) {
  process.stderr.write('--rounds takes a whole number from 1 to 1000\n')
  process.exit(2)
}

const tell = (line: string): void => void process.stdout.write(`${line}\n`)
tell(`Intake: ${rounds} kills of web, worker and PostgreSQL while messages come in five times each over four connections.`)
const intake = await tortureIntake(rounds, Number(values.seed), tell)
tell(JSON.stringify(intake, null, 2))
tell(`Sending: ${rounds} kills between write, send and confirm, on a real Bluesky data server.`)
const sending = await tortureSending(rounds, Number(values.seed), tell)
tell(JSON.stringify(sending, null, 2))
const faults = [intake.lost, intake.broken, sending.missing, sending.doubled, sending.broken].flat().length + intake.doubled + intake.outOfOrder
tell(
  faults > 0
    ? 'FAILED: see lost, doubled, missing, outOfOrder and broken above.'
    : 'Nothing lost, nothing doubled, order kept, every answer sent once, the law held.',
)
process.exit(faults > 0 ? 1 : 0)
