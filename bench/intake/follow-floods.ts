import { advance } from '../../server/platform/live/readers.ts'
import type { Platform } from '../../server/platform/work.ts'
import { deskReactions } from '../../server/desk/reactions.ts'
import { timed, type Figure } from '../figure.ts'

/**
 * What follows what was taken in: floods are looked for after it is kept, on the same machine.
 * @param items so many were taken in
 * @param comesIn items a second: looking must be quicker, else it would fall ever further behind
 */
export async function followFloods(platform: Platform, items: number, comesIn: number): Promise<Figure> {
  const reader = deskReactions(platform).find((one) => one.name === 'desk floods')!
  const ms = await timed(async () => {
    while ((await advance(platform.db, reader)) > 0);
  })
  const value = Math.round(items / (ms / 1000))
  return { name: 'floods looked for among it, afterwards', value, unit: 'items/s', limit: { text: 'more than come in', isKept: value > comesIn } }
}
