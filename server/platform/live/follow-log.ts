import type { Db } from '../db.ts'
import { readFacts, type Fact, type Place } from '../facts.ts'
import type { Log } from '../log.ts'
import { goRound, type Round } from './round.ts'

const AT_ONCE = 500
/** A notification can be lost with its connection, so the log is looked at this often anyway, ms. */
const LOOK_EVERY = 1_000
/** After a notification its fact may still wait for an older transaction to end: how soon to look again, ms. */
const LOOK_AGAIN = [5, 15, 40, 100, 250]

/** Reads the log onwards from `place` for this process, whenever woken and every second; one batch after the other, in order. */
export function followLog(db: Db, place: Place, log: Log, tell: (facts: Fact[]) => void): Round {
  let looks = LOOK_AGAIN.length
  return goRound(async (woken) => {
    if (woken) looks = 0
    try {
      const facts = await readFacts(db, place, AT_ONCE)
      if (facts.length > 0) tell(facts)
      place = facts.at(-1)?.place ?? place
      if (facts.length === AT_ONCE) return 0
    } catch (error) {
      log.warn({ err: error }, 'live: the fact log cannot be read, trying again')
      return LOOK_EVERY
    }
    return LOOK_AGAIN[looks++] ?? LOOK_EVERY
  })
}
