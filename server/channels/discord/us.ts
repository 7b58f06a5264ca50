import { z } from 'zod'
import type { Account } from '../adapter.ts'
import type { Api } from './api.ts'
import { channelsIn, Settings } from './credentials.ts'
import type { Us } from './message.ts'

export const Self = z.object({ id: z.string(), username: z.string(), global_name: z.string().nullish() })

/** Who the bot is, and where it hears everything. */
export async function usOf(api: Api, account: Account): Promise<Us> {
  const { id } = Self.parse(await api.ask('/users/@me'))
  return { botId: id, channels: channelsIn(Settings.parse(account.settings)) }
}
