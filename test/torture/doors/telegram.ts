import type { BotServer } from '../../telegram/bot-server.ts'
import { BREAKS_OFF, connect, SLOW, type OpenDoor } from './door.ts'

/** Numbers of people, from which on nothing else is numbered. */
const FIRST = 7_000

/** Private chats with the company's bot, in which people just go on. A bot server forgets what was asked for, and shows nobody what was sent. */
export const telegramDoor =
  (telegram: BotServer): OpenDoor =>
  async (ground) => {
    let written = 0
    telegram.faults.answersAfter = SLOW
    telegram.updates.length = telegram.written.length = 0 // another ground's
    return {
      name: 'telegram',
      channelId: await connect(ground, 'telegram', { botToken: telegram.token, apiRoot: telegram.url }),
      visibility: 'direct',
      isBlind: true,
      say(customer, text) {
        if (customer % BREAKS_OFF === BREAKS_OFF - 1) telegram.faults.breaksOff = 1
        const id = FIRST + customer
        const from = { id, first_name: `Customer ${customer}` }
        telegram.push('message', { message_id: ++written, date: Math.floor(Date.now() / 1000), from, chat: { id, type: 'private' }, text })
        return Promise.resolve()
      },
      readAnswers: () => Promise.resolve(telegram.written.map((one) => one.text ?? '')),
    }
  }
