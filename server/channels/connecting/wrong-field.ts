import type { z } from 'zod'

/** What to do about a field, where its network's settings do not say so themselves: a sentence for the person at the form, never the validator's own. */
export const wrongField: z.core.$ZodErrorMap = (issue) => {
  const size = issue as { origin?: string; maximum?: number; minimum?: number }
  const isText = size.origin === 'string'
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'This must be filled in.'
  if (issue.code === 'too_big') return isText ? `At most ${size.maximum} characters fit.` : `The largest number is ${size.maximum}.`
  if (issue.code === 'too_small') return isText ? `At least ${size.minimum} characters are needed.` : `The smallest number is ${size.minimum}.`
  return issue.code === 'invalid_type' ? 'Something else is needed here.' : undefined
}
