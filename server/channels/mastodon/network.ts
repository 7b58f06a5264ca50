import { z } from 'zod'
import type { Account, Adapter } from '../adapter.ts'
import { openApi } from './api.ts'
import { readInstance } from './instance.ts'
import { serverFor } from './session.ts'
import { handleOf } from './status.ts'
export { receive } from './receiving/receive.ts'
export { find, send } from './send.ts'
export { signIn } from './sign-in.ts'

const Self = z.object({ id: z.string(), acct: z.string(), display_name: z.string().nullish(), url: z.string().nullish() })

/** Asks the server who it is and who we are, and whether we may read what is said to us: a token that may not would be deaf, silently. */
export async function check(account: Account): ReturnType<Adapter['check']> {
  const { server: at, settings } = serverFor(account)
  const instance = await readInstance(openApi(at))
  const server = instance.origin // another one than was typed, if that sent us on
  const api = openApi({ ...at, server })
  const self = Self.parse((await api.get('/api/v1/accounts/verify_credentials')).data)
  await api.get('/api/v1/notifications', { limit: '1' })
  const handle = handleOf(self.acct, instance.domain)
  return {
    accountName: `@${handle}`,
    own: { id: handle, handle, name: self.display_name || null, url: self.url ?? null },
    settings: { ...settings, server, domain: instance.domain, accountId: self.id, handle },
  }
}
