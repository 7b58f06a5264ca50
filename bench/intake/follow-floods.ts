import { advance } from '../../server/platform/live/readers.ts'
import type { Platform } from '../../server/platform/work.ts'
import { deskReactions } from '../../server/desk/reactions.ts'
import { timed, type Figure } from '../figure.ts'

/**
 * What follows what was taken in: floods are looked for after it is kept, on the same machine.
 * @param comesIn items a second: looking must be quicker, else it would fall ever further behind
 */
export async function followFloods(platform: Platform, comesIn: number): Promise<Figure> {
  const reader = deskReactions(platform).find((one) => one.name === 'desk floods')!
  let facts = 0
  const ms = await timed(async () => {
    for (let some = await advance(platform.db, reader); some > 0; some = await advance(platform.db, reader)) facts += some
  })
  const value = Math.round(facts / (ms / 1000))
  const limit = { text: 'more than come in', isKept: value > comesIn }
  return { name: 'floods looked for among it, afterwards', value, unit: 'facts/s', limit }
}
