import { stateOf } from '../channel.ts'
import type { ChannelTable } from '../tables.ts'
import { readSaid } from './said.ts'

/**
 * What can be wrong with a channel. `needs_you`: only a person can mend it (a token revoked) · `failing`: it is tried again by
 * itself · `unheard`: it says neither that it works nor that it fails · `access_ends`: the access runs out soon · `missing`: a
 * permission is missing, or somebody else is at its door · `unsent`: what was written does not go out · `quiet`: nothing comes for unusually long ·
 * `budget_nearly`: reading stops soon, because its share of the budget is nearly used · `reading_stopped`: it has · `budget_spent`: nor is answered.
 */
export const TROUBLES = [
  'needs_you',
  'failing',
  'unheard',
  'access_ends',
  'missing',
  'unsent',
  'quiet',
  'budget_nearly',
  'reading_stopped',
  'budget_spent',
] as const
export type TroubleKind = (typeof TROUBLES)[number]

/** Something that is wrong. */
export interface Wrong {
  kind: TroubleKind
  since: Date
  detail: string | null
  advice: string | null
}

/** Within five minutes everything is noticed: these and the minute between two looks, ms. A hiccup is over sooner. */
const FAILING_FOR = 2 * 60_000
const UNHEARD_FOR = 3 * 60_000
const MINUTE = 60_000
/** With so little left of what may be asked, an adapter rests until it is whole again: it is silent, and well. */
const RESERVE = 0.1
/** An answer is on its way for so long, ms: well beyond an undo time and the first few tries. */
const UNSENT_FOR = 10 * 60_000
/** Told so long before the access ends, ms: a week has a working day in it. */
const ENDS_WITHIN = 7 * 86_400_000

const OF_BUDGET = { nearly: 'budget_nearly', reading_stopped: 'reading_stopped', spent: 'budget_spent' } as const
const SIGN_IN_AGAIN = 'Connect the account again before then, by signing in at its network. Nothing is lost by it.'

/** A channel as it is looked at. */
export type Watched = Pick<
  ChannelTable,
  'paused_at' | 'needs' | 'failing_since' | 'last_item_at' | 'quiet_at' | 'quiet_from' | 'last_error' | 'last_ok_at' | 'attended_at' | 'created_at' | 'said'
> & {
  /** When the oldest message that waits to go out was written; null: none waits. */
  unsent_since: Date | null
  /** Reading rests since then, because its budget is used; null: it does not. */
  rests_since?: Date | null
  /** What was said last of its budget; null: all is well. */
  budget?: 'nearly' | 'reading_stopped' | 'spent' | null
}

/**
 * What is wrong with a channel now. One that rests because somebody paused it can only fail to send; where hearing fails, it
 * is not also said to be quiet.
 * @param adapter null: a network that only takes what is brought to it
 */
export function wrongsOf(channel: Watched, adapter: { receives: boolean; yieldsEvery?: number | undefined }, now: Date): Wrong[] {
  const said = readSaid(channel.said)
  const since = channel.failing_since ?? now
  const wrongs: Wrong[] = []
  const add = (kind: TroubleKind, at: Date, detail: string | null = null, advice: string | null = null): void =>
    void wrongs.push({ kind, since: at, detail, advice })
  const state = stateOf(channel, adapter.receives, now)
  const isRationed = said.allowance !== null && said.allowance.left <= said.allowance.limit * RESERVE && said.allowance.resetAt > now
  const deafSince = state === 'paused' || channel.rests_since || !adapter.receives || isRationed ? null : unheardSince(channel, adapter.yieldsEvery, now)
  if (state === 'needs-you') add('needs_you', since, channel.last_error, channel.needs)
  else if (state === 'failing' && now.getTime() - since.getTime() >= FAILING_FOR) add('failing', since, channel.last_error)
  else if (state !== 'failing' && deafSince) add('unheard', deafSince)
  else if (state === 'quiet' && !channel.rests_since) add('quiet', channel.quiet_at!)
  if (state === 'paused') return wrongs
  if (said.accessEndsAt && said.accessEndsAt.getTime() - now.getTime() < ENDS_WITHIN) add('access_ends', now, said.accessEndsAt.toISOString(), SIGN_IN_AGAIN)
  if (said.missing.length > 0) add('missing', now, null, said.missing.join(' '))
  if (channel.budget) add(OF_BUDGET[channel.budget], channel.rests_since ?? now)
  if (channel.unsent_since && now.getTime() - channel.unsent_since.getTime() >= UNSENT_FOR) add('unsent', channel.unsent_since)
  return wrongs
}

/** Since when nothing at all is heard, not even that a look found nothing; null: it is heard, or may be as slow as it likes. */
function unheardSince({ attended_at: attended, last_ok_at: ok, created_at: made }: Watched, yieldsEvery: number | undefined, now: Date): Date | null {
  if (!attended || now.getTime() - attended.getTime() >= UNHEARD_FOR) return attended ?? (now.getTime() - made.getTime() >= UNHEARD_FOR ? made : null)
  const heard = ok ?? made
  return yieldsEvery !== undefined && now.getTime() - heard.getTime() >= Math.max(UNHEARD_FOR, yieldsEvery + MINUTE) ? heard : null
}
