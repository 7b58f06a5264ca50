import type { Price } from '../reach/rules.ts'
import { priceOf } from '../reach/table.ts'

/** What is counted: what was said to us, what we found by searching, an answer, and one with a link in it. */
export const COUNTED = ['read_own', 'read', 'answer', 'answer_with_link'] as const
export type Counted = (typeof COUNTED)[number]

/** So many of one kind, and what they cost in millionths of the price's unit. */
export interface Cost {
  what: Counted
  count: number
  amount: number
}

/** Amounts are whole millionths, so that a thousand tenths of a cent are a dollar. */
export const MILLION = 1_000_000

const EACH: Record<Counted, (price: Price) => number> = {
  read_own: (price) => price.readOwn,
  read: (price) => price.read,
  answer: (price) => price.answer,
  answer_with_link: (price) => price.answerWithLink,
}

/** What so many of one kind cost on a network; null: it has no price, nothing is counted. */
export function costOf(network: string, what: Counted, count: number): Cost | null {
  const price = priceOf(network)
  return price && { what, count, amount: Math.round(EACH[what](price) * MILLION) * count }
}

/**
 * What a delivery cost: what was said to us is dearer or cheaper than what we overheard. What could not be kept was read, too.
 * Empty, and nothing is done, where the network has no price.
 */
export function costOfReading(network: string, items: readonly { overheard?: unknown }[], broken = 0): Cost[] {
  if (!priceOf(network)) return []
  const overheard = items.filter((item) => item.overheard).length
  const costs = [costOf(network, 'read_own', items.length - overheard), costOf(network, 'read', overheard + broken)]
  return costs.filter((cost) => cost !== null && cost.count > 0) as Cost[]
}
