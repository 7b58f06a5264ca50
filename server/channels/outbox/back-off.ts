import type { AccountTrouble } from '../adapter.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Waits before the second attempt, the third … : eight attempts in about an hour, the first ones soon, because most trouble is short. */
const WAITS = [5 * SECOND, 20 * SECOND, MINUTE, 3 * MINUTE, 8 * MINUTE, 15 * MINUTE, 30 * MINUTE]

/** What to do after an attempt that failed: again after `wait` ms, or give up and tell the writer. */
export type Next = { giveUp: false; wait: number } | { giveUp: true; advice: string }

/**
 * @param tries attempts made since a person last asked, this one among them
 * @param trouble what the network said; null: it could not be reached
 */
export function decide(tries: number, trouble: Pick<AccountTrouble, 'needsYou' | 'advice' | 'retryAfter'> | null): Next {
  if (trouble?.needsYou) return { giveUp: true, advice: trouble.advice }
  const wait = WAITS[tries - 1]
  if (wait === undefined)
    return {
      giveUp: true,
      advice:
        trouble?.advice ??
        'The network could not be reached for about an hour. When it is there again, send the message again: it is looked for first, so it cannot be there twice.',
    }
  return { giveUp: false, wait: Math.max(wait, trouble?.retryAfter ?? 0) }
}
