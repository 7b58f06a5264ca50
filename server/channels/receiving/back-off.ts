import type { AccountTrouble } from '../adapter.ts'

const FIRST = 1_000
/** The longest wait between tries, ms: a network that is back is noticed within five minutes. */
const LONGEST = 5 * 60_000
/** When it is our own side that failed (the database is away), ms: it is near, and soon back. */
const LONGEST_AT_HOME = 5_000
/** Where only a person can mend it: asked seldom, since many wrong sign-ins lock an account, ms. */
const FOR_PEOPLE = 30 * 60_000

/**
 * How long to wait before receiving is tried again, ms: doubling, with chance in it so that many channels of one network do
 * not return at once. What the network asks for is the least.
 * @param failures in a row, from 1
 * @param chance 0–1
 * @param atHome the network is well, our own side is not
 */
export function backOff(failures: number, trouble: Pick<AccountTrouble, 'needsYou' | 'retryAfter'> | null, chance: number, atHome = false): number {
  if (trouble?.needsYou) return FOR_PEOPLE
  const most = Math.min(atHome ? LONGEST_AT_HOME : LONGEST, FIRST * 2 ** (failures - 1))
  return Math.max(trouble?.retryAfter ?? 0, most * (0.5 + 0.5 * chance))
}
