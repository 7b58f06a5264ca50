import { startDiscord } from '../../../test/discord/discord.ts'
import { startMastodon } from '../../../test/fediverse/mastodon.ts'
import { startBotServer } from '../../../test/telegram/bot-server.ts'
import { MANY, wordsOf, type Peer } from './peer.ts'

const CUSTOMERS = 100

/** Mentions on a server of the Fediverse. */
export async function fillMastodon(): Promise<Peer> {
  const mastodon = await startMastodon()
  const shop = mastodon.join('shop')
  const customers = Array.from({ length: CUSTOMERS }, (_, n) => mastodon.join(`customer-${n}@fedi.example`))
  for (let n = 0; n < MANY; n++) mastodon.write(customers[n % CUSTOMERS]!, `@shop ${wordsOf(n)}`)
  return {
    network: 'mastodon',
    title: 'a Mastodon stand-in',
    count: MANY,
    fields: { server: mastodon.url, accessToken: shop.token },
    [Symbol.asyncDispose]: () => mastodon[Symbol.asyncDispose](),
  }
}

/** Private chats with a bot. */
export async function fillTelegram(): Promise<Peer> {
  const telegram = await startBotServer()
  const date = Math.floor(Date.now() / 1000)
  for (let n = 0; n < MANY; n++) {
    const id = 7_000 + (n % CUSTOMERS)
    telegram.push('message', { message_id: n + 1, date, from: { id, first_name: `Customer ${id}` }, chat: { id, type: 'private' }, text: wordsOf(n) })
  }
  return {
    network: 'telegram',
    title: 'a Telegram stand-in',
    count: MANY,
    fields: { botToken: telegram.token, apiRoot: telegram.url },
    [Symbol.asyncDispose]: () => telegram[Symbol.asyncDispose](),
  }
}

/** Mentions of a bot in ten rooms. */
export async function fillDiscord(): Promise<Peer> {
  const discord = await startDiscord()
  const rooms = Array.from({ length: 10 }, (_, n) => discord.room(`room ${n}`))
  for (let n = 0; n < MANY; n++) {
    const author = { id: `3${String(n % CUSTOMERS).padStart(17, '0')}`, username: `customer${n % CUSTOMERS}` }
    discord.say(rooms[n % rooms.length]!, author, `<@${discord.bot.id}> ${wordsOf(n)}`, { mentions: [discord.bot] })
  }
  return {
    network: 'discord',
    title: 'a Discord stand-in',
    count: MANY,
    fields: { apiRoot: discord.url, botToken: discord.token },
    [Symbol.asyncDispose]: () => discord[Symbol.asyncDispose](),
  }
}
