import { z } from 'zod'
import type { Said } from '../adapter.ts'

const when = z.coerce.date()

/** As it is kept: what an older version kept otherwise is not known. */
const Kept = z.object({
  allowance: z.object({ left: z.number(), limit: z.number(), resetAt: when }).nullable().catch(null).default(null),
  accessEndsAt: when.nullable().catch(null).default(null),
  missing: z.array(z.string()).catch([]).default([]),
  waiting: z.number().nullable().catch(null).default(null),
})

/** What a network said of an account, as it stands in the channel's row. */
export const readSaid = (kept: Record<string, unknown>): Required<Said> => Kept.parse(kept)
