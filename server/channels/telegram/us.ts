import type { Bot } from './bot.ts'
import type { Us } from './message.ts'

/** Who the bot is, asked anew: its name may have changed. */
export async function usOf({ api, settings }: Bot): Promise<Us> {
  const { id, username } = await api.getMe()
  return { botId: id, username, wholeGroups: settings.wholeGroups }
}
