import { z } from 'zod'

/** An error of Slack's client, as far as we look: its own code, what Slack said, and how long it asks us to wait (s). */
export const WebAPICallError = z
  .object({
    code: z.string().catch('unknown'),
    data: z.object({ error: z.string() }).optional().catch(undefined),
    retryAfter: z.number().optional().catch(undefined),
  })
  .transform(({ code, data, retryAfter }) => ({ code, said: data?.error ?? null, wait: retryAfter === undefined ? null : retryAfter * 1000 }))
