import { expect, test } from 'vitest'
import { away } from './away.ts'
import { clockJumps } from './clock-jumps.ts'
import { DOORS, startBehind } from './doors/open.ts'
import { fullDisk } from './full-disk.ts'
import { makeGround } from './ground/ground.ts'
import { makeSmallHouse } from './ground/small-house.ts'
import { kills } from './kills.ts'
import { faultsOf } from './reached.ts'
import { runRounds, type Part } from './rounds.ts'
import { startTalk } from './talk.ts'

const quiet = { seed: 42, messages: 25, tell: () => undefined }

// The short form of `npm run torture`. Both at once: they mostly wait.

test.concurrent('killed, away, set wrong: no message lost or doubled, each answer once at its door, order kept, the law held', async () => {
  const both = await Promise.all([startBehind(DOORS), makeGround()])
  await using behind = both[0]
  await using ground = both[1]
  const talks = await Promise.all(behind.doors.map((door) => startTalk(ground, door, 'short')))
  const parts = oneAfterTheOther([clockJumps(ground, 3), 3], [away(ground, 500), 2], [kills(ground), 4])
  const reached = await runRounds(ground, parts, { ...quiet, rounds: 9, talks })
  expect(faultsOf(reached)).toEqual([])
  expect(reached).toMatchObject({ rounds: 9, acknowledged: reached.messages, said: 17 * DOORS.length, answers: 9 * DOORS.length })
}, 280_000)

test.concurrent('a full disk: everybody is told, nothing is lost, and with room again it goes on by itself', async ({ skip }) => {
  const house = await makeSmallHouse().catch((error: Error) => error)
  if (house instanceof Error) {
    process.stderr.write(`NOT DONE: the torture of a full disk. ${house.message}\n`)
    return skip(house.message)
  }
  await using at = house
  const reached = await runRounds(at, fullDisk(at), { ...quiet, rounds: 1 })
  expect(faultsOf(reached)).toEqual([])
  expect(reached.acknowledged).toBe(reached.messages)
}, 280_000)

/** Several parts in one run, so that what comes in and goes out is judged once. */
function oneAfterTheOther(...parts: [Part, rounds: number][]): Part {
  const begins = parts.map((_, i) => parts.slice(0, i).reduce((sum, [, rounds]) => sum + rounds, 0))
  return {
    name: 'short',
    calm: 800,
    blowAt(round, random) {
      const i = begins.findLastIndex((begin) => begin <= round)
      return parts[i]![0].blowAt(round - begins[i]!, random)
    },
  }
}
