import { levelOf, HIGH } from './urgency-level.ts'
import type { Assessment } from './understand.ts'

/** What the tier of whoever wrote says about urgency (#people). */
interface TierWeight {
  name: string
  weight: 'none' | 'some' | 'high'
}

/** What a tier adds to the score: as much as a deadline does, or as being dependent on it does. The workspace says which of its customers weigh so. */
const ADDED = { some: 12, high: 24 } as const

/**
 * An assessment of what a customer wrote: by a tier that weighs something it is more urgent, with the tier named as a reason, the
 * first if it changed the level. Of one that weighs high whatever is no thanks and no promotion is urgent at least. Pure.
 * Applied once, to what the machine read, before anybody's correction.
 */
export function withTier<A extends Assessment>(read: A, tier: TierWeight | null | undefined): A {
  if (!tier || tier.weight === 'none' || read.intent === 'praise' || read.intent === 'spam') return read
  const added = read.urgencyScore + ADDED[tier.weight]
  const urgencyScore = Math.min(100, tier.weight === 'high' ? Math.max(HIGH, added) : added)
  const urgency = levelOf(urgencyScore, read.intent)
  const because = { what: 'urgency', because: `${TIER}: “${tier.name}”` } as const
  const [others, urging] = [read.reasons.filter((one) => one.what !== 'urgency'), read.reasons.filter((one) => one.what === 'urgency')]
  return { ...read, urgencyScore, urgency, reasons: [...(urgency === read.urgency ? [...urging, because] : [because, ...urging]), ...others] }
}

/** How the reason begins; kept with each assessment. */
export const TIER = 'customer tier'
