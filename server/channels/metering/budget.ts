/** What may be spent on a channel, in millionths of the price's unit. */
export interface Budget {
  month: number | null
  day: number | null
  /** 0–1: the share of it at which reading stops. */
  readingShare: number
}

/** What was spent since the month and the day began, and what messages that wait will cost. */
export interface Used {
  month: number
  day: number
  waiting: number
}

/** Where a channel stands: `nearly` reading stops soon; `reading_stopped` answers still go out; `spent` nothing does. */
export type Spending = 'well' | 'nearly' | 'reading_stopped' | 'spent'

/** When nobody said otherwise: a fifth is kept for answers. */
export const USUAL_SHARE = 0.8
/** Told when three quarters of what may be read are used, as of a deadline: time to give more money, or to read less. */
const NEARLY = 0.75

const reaches = (used: number, limit: number | null, share: number): boolean => limit !== null && used >= Math.floor(limit * share)

/** Has reading used up its share? What waits to be sent counts: the money for it must not be read away. */
export const stopsReading = ({ month, day, readingShare }: Budget, used: Used): boolean =>
  reaches(used.month + used.waiting, month, readingShare) || reaches(used.day + used.waiting, day, readingShare)

/** Is there no money for one more answer of this price (millionths)? */
export const cannotPay = ({ month, day }: Budget, used: Used, price: number): boolean =>
  (month !== null && used.month + used.waiting + price > month) || (day !== null && used.day + used.waiting + price > day)

/** Where it stands. `cheapest`: the price of the cheapest answer, millionths. */
export function spendingOf(budget: Budget | null, used: Used, cheapest: number): Spending {
  if (!budget) return 'well'
  if (cannotPay(budget, used, cheapest)) return 'spent'
  if (stopsReading(budget, used)) return 'reading_stopped'
  return stopsReading({ ...budget, readingShare: budget.readingShare * NEARLY }, used) ? 'nearly' : 'well'
}
