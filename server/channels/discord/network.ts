import { z } from 'zod'
import { AccountTrouble, type Account, type Adapter } from '../adapter.ts'
import { openApi } from './api.ts'
import { channelsIn, Settings } from './credentials.ts'
import { NO_INTENT } from './trouble.ts'
import { closedTo, Self } from './us.ts'
export { receive } from './receive.ts'
export { find, send } from './send.ts'

const Application = z.object({ flags: z.number().nullish() })
/** The application may see what is written: without limit, or below 10,000 users (application flags, discord.com/developers/docs/resources/application, 2026-11). */
const SEES_CONTENT = (1 << 18) | (1 << 19)

/** Asks who the bot is, and whether it can hear where it is to hear. */
export async function check(account: Account): ReturnType<Adapter['check']> {
  const api = openApi(account)
  const self = Self.parse(await api.ask('/users/@me'))
  const settings = Settings.parse(account.settings)
  const channels = channelsIn(settings)
  const { flags } = Application.parse(await api.ask('/applications/@me'))
  if (channels.size > 0 && ((flags ?? 0) & SEES_CONTENT) === 0) throw new AccountTrouble('Message Content Intent is off', NO_INTENT)
  const [closed] = await closedTo(api, { channels }, AbortSignal.timeout(10_000))
  if (closed) throw new AccountTrouble('a channel is closed', closed)
  return { accountName: `@${self.username}`, own: { id: self.id, handle: self.username, name: self.global_name ?? self.username }, settings }
}
