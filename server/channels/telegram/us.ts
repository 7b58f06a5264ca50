import type { Bot } from './bot.ts'
import type { Us } from './message.ts'

export const IN_PRIVACY =
  'This bot hears in groups only what is said to it. In @BotFather choose it under /mybots, then Bot Settings → Group Privacy → Turn off; then take it out of its groups and add it again.'

/** Who the bot is, asked anew: its name and what it may hear may have changed. */
export async function usOf({ api, settings }: Bot): Promise<Us & { lacks: string[] }> {
  const { id, username, can_read_all_group_messages: hearsGroups } = await api.getMe()
  const lacks = settings.wholeGroups && !hearsGroups ? [IN_PRIVACY] : []
  return { botId: id, username, wholeGroups: settings.wholeGroups, lacks }
}
