import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import { inTransaction } from '#platform/db.ts'
import type { Platform } from '#platform/work.ts'
import { hashIdentifier } from './link.ts'
import { keepMembership, onlyMembers } from './membership.ts'
import { codesOnce } from './once-only.ts'
import { singleSignOn } from './single-sign-on.ts'

/** Sign-in, sessions, password reset, two-factor and single sign-on, by better-auth, below /api/auth. */
export type Auth = ReturnType<typeof openAuth>

const DAY = 24 * 60 * 60
/** How long a browser's copy of its session is believed, s. Removal is noticed at once all the same: the doorkeeper looks at the session's row. */
const SESSION_COPY = 60
/** A reset link works for an hour. */
const RESET_LINK = 60 * 60

/** Its tables lie in the schema `auth`; there is no open sign-up. */
export function openAuth(platform: Platform) {
  const { config, db, log, secrets } = platform
  return betterAuth({
    appName: 'Aerie',
    baseURL: config.url,
    basePath: '/api/auth',
    secret: secrets.derive('sessions'),
    database: { db, type: 'postgres', schemaName: 'auth', transaction: true },
    trustedOrigins: (request) => (config.urlIsGiven || !request ? [] : [new URL(request.url).origin]),
    emailAndPassword: passwords(platform),
    verification: { storeIdentifier: { hash: hashIdentifier } },
    session: { expiresIn: 14 * DAY, updateAge: DAY, cookieCache: { enabled: true, maxAge: SESSION_COPY } },
    account: { encryptOAuthTokens: true, accountLinking: { trustedProviders: ['oidc'] } },
    plugins: [twoFactor({ issuer: 'Aerie' }), ...singleSignOn(config.oidc)],
    user: { validateUserInfo: onlyMembers(platform) },
    databaseHooks: keepMembership(platform),
    hooks: { before: codesOnce(platform) },
    rateLimit: LIMITS,
    disabledPaths: CLOSED,
    advanced: innards(platform),
    logger: { level: 'warn', log: (level, message) => log[level]({ from: 'better-auth' }, message) },
    telemetry: { enabled: false },
  })
}

/** Passwords, and the way back for who forgot theirs: by mail, where mail is set up. */
const passwords = ({ config, db, jobs }: Platform) => ({
  enabled: true,
  disableSignUp: true,
  minPasswordLength: 12, // NIST SP 800-63B-4 (2025) asks for 15 without a second factor and 8 with one
  maxPasswordLength: 128,
  resetPasswordTokenExpiresIn: RESET_LINK,
  revokeSessionsOnPasswordReset: true,
  ...(config.mail && {
    sendResetPassword: ({ user }: { user: { id: string } }) =>
      inTransaction(db, (tx) => jobs.send(tx, 'workspace.mail-link', { memberId: user.id, why: 'reset' })),
  }),
})

const innards = ({ config, log }: Platform) => ({
  useSecureCookies: config.url.startsWith('https://'),
  cookiePrefix: 'aerie',
  disableCSRFCheck: false,
  disableOriginCheck: false,
  ipAddress: { ipAddressHeaders: [CALLER_ADDRESS] },
  database: { generateId: 'uuid' as const, validateSchema: false }, // the migrations are ours, and tested
  // so that asking for a reset takes as long for a stranger's address as for a member's
  backgroundTasks: { handler: (task: Promise<unknown>) => void task.catch((error: unknown) => log.error({ err: error }, 'sign-in: could not be finished')) },
})

/** The header in which our door tells the library who calls; what a client sends under this name is dropped. */
export const CALLER_ADDRESS = 'x-aerie-caller'

/** Calls an address may make, kept in PostgreSQL so that all processes count together. Windows in seconds. */
const LIMITS = {
  enabled: true,
  storage: 'database',
  window: 60,
  max: 120,
  customRules: {
    '/sign-in/*': { window: 60, max: 20 },
    '/request-password-reset': { window: 600, max: 5 },
    '/reset-password': { window: 600, max: 20 },
    '/two-factor/*': { window: 60, max: 20 }, // the library also locks an account after repeated wrong codes
  },
} as const

/** Doors of the library that stay shut: profiles and addresses are the workspace's, and so is who may come in. */
const CLOSED = [
  '/sign-up/email',
  '/update-user',
  '/change-email',
  '/delete-user',
  '/link-social',
  '/unlink-account',
  '/send-verification-email',
  '/verify-email',
  '/refresh-token',
  '/get-access-token',
  '/account-info',
  '/two-factor/send-otp',
  '/two-factor/verify-otp',
]
