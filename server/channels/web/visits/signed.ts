import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '#platform/refusal.ts'

/** Who the company's own page says somebody is. */
export const SignedUser = z.object({
  id: z.string().min(1).max(200),
  /** Until when the signature holds, seconds since 1970. */
  expires: z.number().int().positive(),
  /** HMAC-SHA256 with the channel's secret over `<expires>.<id>`, hex. */
  signature: z.string().regex(/^[0-9a-f]{64}$/i),
})
export type SignedUser = z.output<typeof SignedUser>

/** A signature that would hold for longer is a mistake, ms: whoever copied one would be somebody else for ever. */
const LONGEST = 7 * 24 * 3_600_000

/** What a page's server computes. The digits come first, so that no id can be read as another's. */
export const signatureOf = (secret: string, id: string, expires: number): string => createHmac('sha256', secret).update(`${expires}.${id}`).digest('hex')

/** Checks who somebody is said to be. Refuses where there is no secret, and a signature that is wrong, over, or holds for too long. @returns until when it holds */
export function demandSigned(secret: string | null, { id, expires, signature }: SignedUser, now: Date): Date {
  const until = new Date(expires * 1000)
  const isRight = secret !== null && timingSafeEqual(Buffer.from(signatureOf(secret, id, expires), 'hex'), Buffer.from(signature, 'hex'))
  if (!isRight)
    throw new Refusal(
      'not-allowed',
      'not-signed',
      'The page’s signature is not right. Its server must sign with the secret of this channel; the guide says how.',
    )
  if (until <= now) throw new Refusal('not-allowed', 'not-signed', 'The page’s signature is over. Load the page again.')
  if (until.getTime() - now.getTime() > LONGEST)
    throw new Refusal('not-allowed', 'not-signed', 'The page’s signature holds for more than seven days. Its server must choose an earlier end.')
  return until
}
