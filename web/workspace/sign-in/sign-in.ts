import { auth } from '../../app/asking/auth.ts'
import { queryClient } from '../../app/asking/queries.ts'

/** @returns whether a second factor is asked for */
export async function signIn(email: string, password: string): Promise<'done' | 'second-factor'> {
  const answer = await auth<{ twoFactorRedirect?: boolean }>('POST', '/sign-in/email', { email, password, rememberMe: true })
  if (answer.twoFactorRedirect) return 'second-factor'
  forgetStranger()
  return 'done'
}

/** The second factor: the six digits of the app, or one of the backup codes. `trust`: do not ask on this device for 30 days. */
export async function giveCode(code: string, kind: 'totp' | 'backup-code', trust: boolean): Promise<void> {
  await auth('POST', `/two-factor/verify-${kind}`, { code: code.trim(), trustDevice: trust })
  forgetStranger()
}

/** Goes to the company's identity provider, and comes back to `to`, or here with what went wrong. */
export async function signInByProvider(to: string): Promise<void> {
  const { url } = await auth<{ url: string }>('POST', '/sign-in/social', { provider: 'oidc', callbackURL: to, errorCallbackURL: '/sign-in' })
  window.location.assign(url)
}

/** What the cache knows from before signing in ("nobody is") is no longer true. */
const forgetStranger = (): void => queryClient.clear()
