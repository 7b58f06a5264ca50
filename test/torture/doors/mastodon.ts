import type { Mastodon } from '../../fediverse/mastodon.ts'
import type { Post } from '../../fediverse/posts.ts'
import { BREAKS_OFF, connect, SLOW, type OpenDoor } from './door.ts'

/** Posts that mention the company's account on a server of the Fediverse, one that ignores keys against doubles. */
export const mastodonDoor =
  (mastodon: Mastodon): OpenDoor =>
  async (ground, name) => {
    Object.assign(mastodon.faults, { ignoresKeys: true, answersAfter: SLOW })
    const shop = mastodon.join(`shop-${name}`)
    const last = new Map<number, Post>()
    return {
      name: 'mastodon',
      channelId: await connect(ground, 'mastodon', { server: mastodon.url, accessToken: shop.token }),
      visibility: 'public',
      say(customer, text) {
        const before = last.get(customer)
        const by = before?.by ?? mastodon.join(`customer-${customer}-${name}@fedi.example`)
        if (customer % BREAKS_OFF === BREAKS_OFF - 1) mastodon.faults.breaksOff = 1
        last.set(customer, mastodon.write(by, `@${shop.acct} ${text}`, { answers: before ?? null }))
        return Promise.resolve()
      },
      readAnswers: () => Promise.resolve(mastodon.shop.posts.filter((post) => post.by === shop).map((post) => post.text)),
    }
  }
