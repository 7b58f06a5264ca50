import type { z } from 'zod'

/** Why an item does not fit, in one line for the person who mends it: each part that is not as it should be, by its path. */
export const whyNot = (error: z.ZodError): string => error.issues.map((issue) => `${issue.path.join('.') || 'item'}: ${issue.message}`).join('; ')
