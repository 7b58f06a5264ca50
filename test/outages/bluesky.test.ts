import { afterAll } from 'vitest'
import { startChat } from '../bluesky/chat.ts'
import { makeChannelHouse } from '../channel-house.ts'
import { openBluesky, quick } from '../peers/bluesky-house.ts'
import { openLine } from './line.ts'
import { survivesOutages, type Reached } from './outages.ts'

// The real network at the end of a line that is made bad: what is said in public, and to us alone.

const [network, chat] = await Promise.all([openBluesky(), startChat()])
const [marta, ...shops] = await network.joinAll('marta', ...Array.from({ length: 8 }, (_, nth) => `harriswear${nth}`))
afterAll(async () => {
  await chat[Symbol.asyncDispose]()
  await network[Symbol.asyncDispose]()
})

/** An account of its own for each, so that they can run side by side. */
async function open(inPrivate: boolean): Promise<Reached> {
  const shop = shops.pop()!
  const line = await openLine(network.service)
  const appPassword = await shop.appPassword('aerie', inPrivate)
  const fields = { handle: shop.handle, service: line.url, appPassword, ...(inPrivate && { messages: true, chat: chat.did }) }
  const house = await makeChannelHouse(quick, fields)
  const call = { index: { byteStart: 0, byteEnd: shop.handle.length + 1 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: shop.did }] }
  return {
    adapter: quick,
    house,
    line,
    say: inPrivate ? (text) => chat.write(marta, shop, text) : (text) => marta.agent.post({ text: `@${shop.handle} ${text}`, facets: [call] }),
    async [Symbol.asyncDispose]() {
      await house[Symbol.asyncDispose]()
      await line[Symbol.asyncDispose]()
    },
  }
}
const words = (status: number) => ({ error: status === 401 ? 'AuthenticationRequired' : 'InternalServerError', message: `status ${status}` })

survivesOutages('Bluesky', () => open(false), words)
survivesOutages('Bluesky, in private', () => open(true), words)
