import type { z } from 'zod'

/**
 * What to do about a field, where its schema does not say so itself: a sentence for the person at the form, which the screens
 * translate. What only a program sends wrongly (a number for a text) is left to the validator's own words.
 */
export const wrongField: z.core.$ZodErrorMap = (issue) => {
  const { origin, maximum, minimum, format } = issue as { origin?: string; maximum?: number; minimum?: number; format?: string }
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This must be filled in.' : undefined
    case 'too_big':
      return origin === 'string' ? `At most ${maximum} characters fit.` : origin === 'number' ? `The largest number is ${maximum}.` : undefined
    case 'too_small':
      if (origin === 'number') return `The smallest number is ${minimum}.`
      return origin !== 'string' ? undefined : minimum === 1 ? 'This must be filled in.' : `At least ${minimum} characters are needed.`
    case 'invalid_format':
      return format === 'email'
        ? 'Write a mail address like anna@example.com.'
        : format === 'url'
          ? 'Write an address like https://www.example.com.'
          : undefined
    default:
      return undefined
  }
}
