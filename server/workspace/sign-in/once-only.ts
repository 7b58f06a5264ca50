import { createOTP } from '@better-auth/utils/otp'
import { APIError, createAuthMiddleware, getAuthoritativeSessionFromCtx } from 'better-auth/api'
import { symmetricDecrypt } from 'better-auth/crypto'
import { sql } from 'kysely'
import { systemClock } from '#platform/clock.ts'
import type { Platform } from '#platform/work.ts'

/** A code is shown for half a minute (RFC 6238 §4.1), ms. */
const STEP = 30_000
/** The steps whose codes the library takes, from ours: one back, one ahead, and one more because its look at the clock comes after ours. */
const TAKEN = [-1, 0, 1, 2]

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

/**
 * A code of an authenticator app counts once (RFC 6238 §5.2): before the library looks at one, its step is written down as
 * used, in one statement, so that of two who send it at once one is refused. So is a code of an earlier step than the last.
 * A code that is wrong uses up nothing; the library refuses and counts it.
 */
export const codesOnce = ({ db }: Platform) =>
  createAuthMiddleware(async (context) => {
    if (context.path !== '/two-factor/verify-totp') return
    const { rows } = await sql<{ id: string; secret: string }>`
      select id, secret from auth."twoFactor" where "userId" = ${await whoAsks(context)}::uuid`.execute(db)
    if (!rows[0]) return
    const key = await symmetricDecrypt({ key: context.context.secretConfig, data: rows[0].secret })
    const step = await stepOf(key, String((context.body as { code?: unknown } | undefined)?.code))
    if (step === undefined) return
    const { rows: used } = await sql`
      update auth."twoFactor" set "lastStep" = ${step} where id = ${rows[0].id} and ("lastStep" is null or "lastStep" < ${step}) returning id`.execute(db)
    if (used.length === 0)
      throw new APIError('UNAUTHORIZED', { code: 'CODE_ALREADY_USED', message: 'This code was used already. Wait until the app shows the next one.' })
  })

/** Whose second factor is asked for, told as the library does: who is signed in, else whose password was right a moment ago. */
async function whoAsks(context: Context): Promise<string | null> {
  const session = await getAuthoritativeSessionFromCtx(context)
  if (session) return session.user.id
  const cookie = context.context.createAuthCookie('two_factor')
  const challenge = await context.getSignedCookie(cookie.name, context.context.secret)
  return challenge ? ((await context.context.internalAdapter.findVerificationValue(challenge))?.value ?? null) : null
}

/** The step whose code this is. Of two with the same code the later one, so that neither can be used again. */
async function stepOf(key: string, code: string): Promise<number | undefined> {
  const now = Math.floor(systemClock.now().getTime() / STEP) // the library goes by the machine's clock
  const steps = TAKEN.map((away) => now + away)
  const codes = await Promise.all(steps.map((step) => createOTP(key).hotp(step)))
  return steps.findLast((_, nth) => codes[nth] === code)
}
