import { record } from '#platform/facts.ts'
import { memberOf, type Work } from '#platform/work.ts'

/** What is written down about a channel itself. `changed` also wakes its receiver, like all of them. */
type ChannelFact = 'connected' | 'changed' | 'checked' | 'paused' | 'resumed' | 'removed' | 'budgeted'

/** Writes down that somebody did this to a channel. Every worker hears it and starts, stops or restarts the receiver. */
export const recordChannel = ({ tx, by, now }: Work, what: ChannelFact, channelId: string, data: Record<string, unknown> = {}): Promise<void> =>
  record(tx, now, [{ kind: `channel.${what}`, by: memberOf(by), channelId, data }])
