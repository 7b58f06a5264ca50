import type { Failing } from './ask.ts'

/** So often an item is asked about before it waits for a person. A model in trouble may be so for long, a wrong answer hardly turns right. */
const TRIES: Record<Failing, number> = { away: 8, busy: 20, refuses: 20, wrong: 3 }
/** Failures one after the other until the model is left alone. */
const ENOUGH = 5
const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000]

/** When an item is tried again, ms from now; null: it waits for a person. */
export const againAfter = (failing: Failing, tries: number): number | null => (tries >= TRIES[failing] ? null : Math.min(HOUR, 30 * SECOND * 2 ** (tries - 1)))

/**
 * For how long the model is left alone after a failure, ms; 0: not at all. Who refuses us is not asked again for an hour, who asks
 * for patience gets it, at most an hour, and who fails again and again gets twice as long each time.
 */
export function restAfter(failing: Failing, failures: number, retryAfter: number | null): number {
  if (failing === 'refuses') return HOUR
  if (failing === 'busy') return Math.min(HOUR, Math.max(SECOND, (retryAfter ?? 60) * SECOND))
  const rest = failures < ENOUGH ? 0 : Math.min(HOUR, 5 * MINUTE * 2 ** (failures - ENOUGH))
  return Math.max(rest, Math.min(HOUR, (retryAfter ?? 0) * SECOND))
}
