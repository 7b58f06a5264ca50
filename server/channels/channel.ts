import type { ChannelTable } from './tables.ts'

/** How a channel is, in one word: shown beside its name. */
export type ChannelState = 'well' | 'quiet' | 'failing' | 'needs-you' | 'paused'

/** A channel this long without anything new is worth a look, whatever its habit, ms. */
const QUIET_AFTER = 24 * 3_600_000
/** … and a lively one when it is silent for this many of its usual gaps. Chance alone makes such a gap once in e^10 (22,000). */
const QUIET_GAPS = 10

/** What the state follows from; the worst is told. */
export function stateOf(
  channel: Pick<ChannelTable, 'paused_at' | 'needs' | 'failing_since' | 'last_item_at' | 'usual_gap'>,
  receives: boolean,
  now: Date,
): ChannelState {
  if (channel.paused_at) return 'paused'
  if (channel.needs) return 'needs-you'
  if (channel.failing_since) return 'failing'
  return receives && isQuiet(channel, now) ? 'quiet' : 'well'
}

/** Has nothing come for much longer than usual? A channel on which nothing ever came is new, not quiet. */
function isQuiet({ last_item_at: last, usual_gap: gap }: Pick<ChannelTable, 'last_item_at' | 'usual_gap'>, now: Date): boolean {
  return last !== null && now.getTime() - last.getTime() > Math.max(QUIET_AFTER, (gap ?? 0) * 1000 * QUIET_GAPS)
}

/** How much one more gap tells about the usual one: about the last ten count. */
const SMOOTHING = 0.1

/** The usual time between deliveries, seconds, after one more. */
export const nextGap = (usual: number | null, seconds: number): number => (usual === null ? seconds : usual + SMOOTHING * (seconds - usual))
