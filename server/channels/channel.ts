import type { ChannelTable } from './tables.ts'

/** How a channel is, in one word: shown beside its name. */
export type ChannelState = 'well' | 'quiet' | 'failing' | 'needs-you' | 'paused'

/** What the state follows from; the worst is told. */
export function stateOf(
  channel: Pick<ChannelTable, 'paused_at' | 'needs' | 'failing_since' | 'last_item_at' | 'quiet_at' | 'quiet_from'>,
  receives: boolean,
  now: Date,
): ChannelState {
  if (channel.paused_at) return 'paused'
  if (channel.needs) return 'needs-you'
  if (channel.failing_since) return 'failing'
  return receives && isQuiet(channel, now) ? 'quiet' : 'well'
}

/**
 * Has nothing come for unusually long? `quiet_at` is worked out from the channel's own history (health/rhythm.ts) once it has
 * been silent for a while, and holds for the item it was worked out from.
 */
export const isQuiet = (
  { last_item_at: last, quiet_at: at, quiet_from: from }: Pick<ChannelTable, 'last_item_at' | 'quiet_at' | 'quiet_from'>,
  now: Date,
): boolean => at !== null && now >= at && last !== null && last.getTime() === from?.getTime()
