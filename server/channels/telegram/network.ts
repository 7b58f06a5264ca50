import type { Account, Adapter } from '../adapter.ts'
import { AccountTrouble } from '../adapter.ts'
import { openBot } from './bot.ts'
import { asTrouble, WEBHOOK } from './trouble.ts'
import { IN_PRIVACY } from './us.ts'
import { demandReachable, isOurs } from './webhook.ts'
export { receive } from './receive.ts'
export { find, send } from './send.ts'

/** Asks who the bot is, and whether it can hear what it is to hear. */
export async function check(account: Account): ReturnType<Adapter['check']> {
  try {
    const { api, settings } = openBot(account)
    const bot = await api.getMe()
    if (settings.webhook) demandReachable(account.home)
    const { url } = await api.getWebhookInfo()
    if (url && !isOurs(url, account)) throw new AccountTrouble('it has a webhook', WEBHOOK)
    if (settings.wholeGroups && !bot.can_read_all_group_messages) throw new AccountTrouble('privacy mode is on', IN_PRIVACY)
    return {
      accountName: `@${bot.username}`,
      own: { id: String(bot.id), handle: bot.username, name: bot.first_name, url: `https://t.me/${bot.username}` },
      settings: { ...settings, botId: bot.id, username: bot.username },
    }
  } catch (error) {
    throw asTrouble(error)
  }
}
