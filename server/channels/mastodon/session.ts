import { AccountTrouble, type Account } from '../adapter.ts'
import type { Server } from './api.ts'
import { Secret, Settings } from './credentials.ts'
import type { Us } from './status.ts'

/** The account's server with its token, and who we are there. */
export function serverFor(account: Account): { server: Server; us: Omit<Us, 'longest'>; settings: Settings } {
  const settings = Settings.parse(account.settings)
  const { accessToken: token, endsAt } = Secret.parse(account.secret)
  if (!token) throw new AccountTrouble('no access token', 'Connect the account by signing in at its server, or enter an access token.')
  account.tell({ accessEndsAt: endsAt ? new Date(endsAt) : null })
  const server = { home: account.home, server: settings.server, token, now: () => account.now(), tell: account.tell }
  return { server, us: { accountId: settings.accountId ?? '', domain: settings.domain ?? new URL(settings.server).host }, settings }
}
