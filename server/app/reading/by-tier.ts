import type { Recognised } from '#people'
import { withTier } from '#triage'
import type { Read } from './understand-items.ts'

/** What customers of a tier wrote is as urgent as the workspace says. */
export const byTier = (people: readonly Recognised[], read: readonly Read[]): readonly Read[] =>
  people.some((one) => one.customer?.tier) ? read.map((one, i) => one && withTier(one, people[i]!.customer?.tier)) : read
