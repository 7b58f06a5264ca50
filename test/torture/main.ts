import { parseArgs } from 'node:util'
import { away } from './away.ts'
import { clockJumps } from './clock-jumps.ts'
import { DOORS, startBehind, type DoorName } from './doors/open.ts'
import { fullDisk } from './full-disk.ts'
import { makeGround, type Ground } from './ground/ground.ts'
import { makeSmallHouse } from './ground/small-house.ts'
import { kills } from './kills.ts'
import { asTable, faultsOf, nothing, type Reached } from './reached.ts'
import { runRounds, type Part } from './rounds.ts'
import { startTalk } from './talk.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    doors: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const [rounds, seed] = [Number(values.rounds), Number(values.seed)]
if (!Number.isInteger(rounds) || rounds < 1 || rounds > 1000) {
  process.stderr.write('--rounds takes a whole number from 1 to 1000\n')
  process.exit(2)
}
const tell = (line: string): void => void process.stderr.write(`${line}\n`)
/** Numbered messages a round. */
const MESSAGES = 60
/** Rounds of a part that is not the kills: a share of theirs. */
const share = (part: number, least: number): number => Math.max(least, Math.round(rounds * part))

/** The parts on a ground with customers at doors, whom the desk answers. */
const onTheGround: Record<string, { rounds: number; part(ground: Ground, rounds: number): Part }> = {
  kills: { rounds, part: kills },
  away: { rounds: share(0.08, 2), part: (ground) => away(ground) },
  clock: { rounds: share(0.1, 3), part: clockJumps },
}

async function tortureTheGround(names: readonly string[], doors: readonly DoorName[]): Promise<Reached[]> {
  if (names.length === 0) return []
  await using behind = await startBehind(doors)
  const reached: Reached[] = []
  for (const name of names) {
    const { rounds: times, part } = onTheGround[name]!
    tell(`${name}: ${times} rounds`)
    await using ground = await makeGround()
    const run = async (): Promise<Reached> => {
      const talks = await Promise.all(behind.doors.map((door) => startTalk(ground, door, name)))
      return runRounds(ground, part(ground, times), { rounds: times, seed, messages: MESSAGES, tell, talks })
    }
    reached.push(await run().catch((error: Error) => endedEarly(name, error)))
  }
  return reached
}

/** What kept a part from its end is a fault like any other, and the parts after it are done all the same. */
function endedEarly(name: string, error: Error): Reached {
  tell(`${name}: ${error.stack}`)
  return { ...nothing(name), broken: [`ended early: ${error.message.split('\n')[0]}`] }
}

/** Where no small disk can be had this is a fault of the run, and told by name. */
async function tortureTheDisk(times: number): Promise<Reached> {
  tell(`disk: ${times} rounds`)
  try {
    await using house = await makeSmallHouse()
    return await runRounds(house, fullDisk(house), { rounds: times, seed, messages: MESSAGES, tell })
  } catch (error) {
    return { ...nothing('full disk'), broken: [`NOT DONE: ${(error as Error).message}`] }
  }
}

/** Ends the run where there is no such thing. */
function chosen<T extends string>(option: 'only' | 'doors', from: readonly T[]): T[] {
  const names = values[option]?.split(',') ?? from
  const unknown = names.filter((name) => !(from as readonly string[]).includes(name))
  if (unknown.length === 0) return from.filter((name) => names.includes(name))
  process.stderr.write(`there is no ${unknown.join(', ')}; --${option} takes some of ${from.join(',')}\n`)
  process.exit(2)
}

const wanted = chosen('only', [...Object.keys(onTheGround), 'disk'])
const reached = await tortureTheGround(
  wanted.filter((name) => name !== 'disk'),
  chosen('doors', DOORS),
)
if (wanted.includes('disk')) reached.push(await tortureTheDisk(share(0.06, 2)))
process.stdout.write(`${values.json ? JSON.stringify(reached, null, 2) : asTable(reached)}\n`)
const faults = reached.flatMap(faultsOf)
if (!values.json)
  process.stdout.write(
    faults.length > 0 ? `FAILED: ${faults.length} faults.\n` : 'Nothing lost, nothing doubled, order kept, every answer sent once, the law held.\n',
  )
process.exit(faults.length > 0 ? 1 : 0)
