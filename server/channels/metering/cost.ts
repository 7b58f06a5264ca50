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

/** Of private messages, where they cost something else. */
const DIRECT: Record<Counted, (price: Price) => number | undefined> = {
  read_own: (price) => price.readDirect,
  read: (price) => price.readDirect,
  answer: (price) => price.answerDirect,
  answer_with_link: (price) => price.answerDirect,
}

type Visibility = 'public' | 'direct'

/** What so many of one kind cost on a network; null: it has no price, nothing is counted. */
export function costOf(network: string, what: Counted, count: number, visibility: Visibility = 'public'): Cost | null {
  const price = priceOf(network)
  const each = price && ((visibility === 'direct' ? DIRECT[what](price) : undefined) ?? EACH[what](price))
  return each === null ? null : { what, count, amount: Math.round(each * MILLION) * count }
}

/** The price of the cheapest answer, millionths: with less, none can be given. */
export function cheapestAnswer(network: string): number {
  const price = priceOf(network)
  return price ? Math.round(Math.min(price.answer, price.answerWithLink, price.answerDirect ?? Infinity) * MILLION) : 0
}

/**
 * What a delivery cost: what was said to us is dearer or cheaper than what we overheard. What could not be kept was read, too.
 * Empty, and nothing is done, where the network has no price.
 */
export function costOfReading(network: string, items: readonly { overheard?: unknown; visibility?: Visibility }[], broken = 0): Cost[] {
  if (!priceOf(network)) return []
  const overheard = items.filter((item) => item.overheard).length
  const direct = items.filter((item) => !item.overheard && item.visibility === 'direct').length
  const [open, closed] = [costOf(network, 'read_own', items.length - overheard - direct)!, costOf(network, 'read_own', direct, 'direct')!]
  const own = { ...open, count: open.count + closed.count, amount: open.amount + closed.amount }
  return [own, costOf(network, 'read', overheard + broken)!].filter((cost) => cost.count > 0)
}
