import { z } from 'zod'
import type { Account } from '../adapter.ts'
import type { Api } from './api.ts'
import { channelsIn, Settings } from './credentials.ts'
import type { Us } from './message.ts'
import { readRoom } from './rooms.ts'

export const Self = z.object({ id: z.string(), username: z.string(), global_name: z.string().nullish() })

/** Of the channels where everything is to be heard, which the bot is not let into (any more), each as a sentence with what to do. */
export async function closedTo(api: Api, { channels }: Pick<Us, 'channels'>, signal: AbortSignal): Promise<string[]> {
  const closed: string[] = []
  for (const id of channels) if (!(await readRoom(api, id, signal))) closed.push(CLOSED(id))
  return closed
}

export const CLOSED = (id: string): string => `The bot cannot see the channel ${id}. Add the bot to its server, and give its role “View Channel” there.`

/** Who the bot is, and where it hears everything. */
export async function usOf(api: Api, account: Account): Promise<Us> {
  const { id } = Self.parse(await api.ask('/users/@me'))
  return { botId: id, channels: channelsIn(Settings.parse(account.settings)) }
}
