import type { Bluesky } from '../../../test/peers/bluesky.ts'
import { SOME, wordsOf, type Peer } from './peer.ts'

const CUSTOMERS = 10

/** Mentions on a real Bluesky network. */
export async function fillBluesky(network: Bluesky): Promise<Peer> {
  const shop = await network.join('read-shop')
  const mention = { index: { byteStart: 0, byteEnd: shop.handle.length + 1 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: shop.did }] }
  const customers = await Promise.all(Array.from({ length: CUSTOMERS }, (_, n) => network.join(`read-${n}`)))
  await Promise.all(
    customers.map(async ({ agent }, nth) => {
      for (let n = nth; n < SOME; n += CUSTOMERS) await agent.post({ text: `@${shop.handle} ${wordsOf(n)}`, facets: [mention] })
    }),
  )
  await allTold(() => shop.agent.listNotifications({ limit: 1 }).then(({ data }) => data.notifications[0]?.indexedAt))
  return {
    network: 'bluesky',
    title: 'Bluesky’s own software',
    count: SOME,
    fields: { handle: shop.handle, appPassword: await shop.appPassword('aerie'), service: network.service },
    async readBarely() {
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined)
        ({ cursor } = (await shop.agent.listNotifications({ limit: 100, cursor })).data)
    },
    [Symbol.asyncDispose]: () => Promise.resolve(), // the network is another's
  }
}

/** The app view is a moment behind the data server: until it has told nothing new for a second. */
async function allTold(newest: () => Promise<string | undefined>): Promise<void> {
  for (let before = await newest(), now: string | undefined; ; before = now) {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    now = await newest()
    if (now !== undefined && now === before) return
  }
}
