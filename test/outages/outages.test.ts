import { createServer } from 'node:http'
import { makeDiscord } from '../../server/channels/discord/adapter.ts'
import { makeFeed } from '../../server/channels/feed/adapter.ts'
import { makeMastodon } from '../../server/channels/mastodon/adapter.ts'
import { makePoll } from '../../server/channels/poll/adapter.ts'
import { telegram } from '../../server/channels/telegram/adapter.ts'
import type { Adapter } from '../../server/channels/adapter.ts'
import { makeChannelHouse } from '../channel-house.ts'
import { startDiscord } from '../discord/discord.ts'
import { startMastodon } from '../fediverse/mastodon.ts'
import { startForum } from '../forum/forum.ts'
import { startBotServer } from '../telegram/bot-server.ts'
import { openLine, type Line } from './line.ts'
import { survivesOutages, type Reached } from './outages.ts'

// Every network that is reached over the web, at the end of a line that is made bad. Mail and Bluesky have files of their own.

async function reach(adapter: Adapter, network: AsyncDisposable, line: Line, fields: Record<string, string>, say: Reached['say']): Promise<Reached> {
  const house = await makeChannelHouse(adapter, fields)
  return {
    adapter,
    house,
    line,
    say,
    async [Symbol.asyncDispose]() {
      await house[Symbol.asyncDispose]()
      await line[Symbol.asyncDispose]()
      await network[Symbol.asyncDispose]()
    },
  }
}

survivesOutages('Mastodon', async () => {
  const network = await startMastodon()
  const [shop, marta] = [network.join('harriswear'), network.join('marta@fedi.example')]
  const line = await openLine(network.url)
  const adapter = makeMastodon({ streaming: 300, busy: 30, idle: 30, least: 10, round: 30_000, silence: 2_000 })
  const write = (text: string) => network.write(marta, `@harriswear ${text}`)
  return reach(adapter, network, line, { server: line.url, accessToken: shop.token }, write)
})

survivesOutages(
  'Telegram',
  async () => {
    const network = await startBotServer()
    const line = await openLine(network.url)
    let nth = 0
    const say = (text: string) =>
      network.push('message', {
        message_id: ++nth,
        date: Math.floor(Date.now() / 1000),
        from: { id: 777, first_name: 'Marta' },
        chat: { id: 777, type: 'private' },
        text,
      })
    return reach(telegram, network, line, { apiRoot: line.url, botToken: network.token }, say)
  },
  (status, after) => ({ ok: false, error_code: status, description: `status ${status}`, ...(after && { parameters: { retry_after: after } }) }),
)

survivesOutages(
  'Discord',
  async () => {
    const network = await startDiscord()
    const line = await openLine(network.url)
    const lounge = network.room('lounge')
    const marta = { id: '300000000000000001', username: 'marta', global_name: 'Marta' }
    const say = (text: string) => network.say(lounge, marta, text, { mentions: [network.bot] })
    return reach(makeDiscord({ told: 60_000, untold: 100 }), network, line, { apiRoot: line.url, botToken: network.token }, say)
  },
  (status, after) => ({ message: `status ${status}`, code: 0, ...(after && { retry_after: after }) }),
)

survivesOutages('A JSON page', async () => {
  const network = await startForum()
  network.pageSize = 100
  const line = await openLine(new URL(network.address).origin)
  const fields = { url: `${line.url}/posts.json`, items: '$.posts[*]', id: '$.id', text: '$.content', author: '$.user.name', at: '$.created' }
  return reach(
    makePoll(() => 20),
    network,
    line,
    fields,
    (text) => network.write('Marta', text),
  )
})

survivesOutages('A feed', async () => {
  const texts: string[] = []
  const site = createServer((_, response) => {
    const items = texts.map((text, nth) => `<item><guid>${texts.length - nth}</guid><description>${text}</description></item>`)
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(`<rss version="2.0"><channel><title>Blog</title>${items.join('')}</channel></rss>`)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const line = await openLine(`http://127.0.0.1:${(site.address() as { port: number }).port}`)
  const end = { [Symbol.asyncDispose]: () => new Promise<void>((resolve) => (site.closeAllConnections(), site.close(() => resolve()))) }
  return reach(
    makeFeed(() => 20),
    end,
    line,
    { url: `${line.url}/feed.xml` },
    (text) => texts.unshift(text),
  )
})
