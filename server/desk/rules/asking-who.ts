import { asking, occasionOf, type Routable } from './condition.ts'
import type { Rule } from './judge.ts'

/**
 * Must it be known whether the author of this spoke before? Where a rule that else fits asks, or calls it spam by itself; always,
 * where another rule may say that it is something else than was read.
 */
export function askingWho(rules: readonly Rule[]): (one: Routable) => boolean {
  const asks = rules.filter(({ fits, does }) => fits.person !== undefined || does.intent === 'spam')
  if (asks.length > 0 && rules.some(({ does }) => does.intent)) return () => true
  const fitting = asks.map(({ fits }) => asking({ ...fits, person: undefined, hours: undefined }))
  return (one) => fitting.some((fits) => fits(occasionOf(one, () => true)))
}
