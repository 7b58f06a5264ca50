import type { Bluesky, BlueskyAccount } from '../../peers/bluesky.ts'
import { connect, type OpenDoor } from './door.ts'

interface Post {
  uri: string
  cid: string
}

/** Posts that mention the company's account on a real Bluesky data server; whoever goes on answers their own post. */
export const blueskyDoor =
  (network: Bluesky): OpenDoor =>
  async (ground, name) => {
    const [shop, customers] = [await network.join(`shop-${name}`), await network.join(`customer-${name}`)]
    const fields = { handle: shop.handle, appPassword: await shop.appPassword('aerie'), service: network.service }
    const mention = { index: { byteStart: 0, byteEnd: shop.handle.length + 1 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: shop.did }] }
    const threads = new Map<number, { root: Post; parent: Post }>()
    return {
      name: 'bluesky',
      channelId: await connect(ground, 'bluesky', fields),
      visibility: 'public',
      async say(customer, text) {
        const reply = threads.get(customer)
        const post = await customers.agent.post({ text: `@${shop.handle} ${text}`, facets: [mention], ...(reply && { reply }) })
        threads.set(customer, { root: reply?.root ?? post, parent: post })
      },
      readAnswers: () => postsOf(shop),
    }
  }

async function postsOf(account: BlueskyAccount): Promise<string[]> {
  const there: string[] = []
  for (let cursor: string | undefined; ;) {
    const { data } = await account.agent.com.atproto.repo.listRecords({ repo: account.did, collection: 'app.bsky.feed.post', limit: 100, cursor })
    there.push(...data.records.map((record) => (record.value as { text: string }).text))
    cursor = data.cursor
    if (!cursor) return there
  }
}
