import { setTimeout as wait } from 'node:timers/promises'
import { chance } from '../../server/channels/demo/story.ts'
import { startMastodon, type Mastodon } from '../../test/fediverse/mastodon.ts'
import type { Bluesky } from '../../test/peers/bluesky.ts'
import type { Caller, TestServer } from '../../test/server.ts'
import { quantile, type Figure } from '../figure.ts'

const POSTS = 10
/** Between two posts, up to so long, ms: they fall anywhere between two looks. */
const APART = 4_000
/** A post that is not at the desk after so long is lost, ms. */
const PATIENCE = 60_000
/** How often desk and peer are looked at, ms. */
const LOOKS = [10, 50] as const

/** Somewhere to post, and what a bare client reads there. */
interface Wall {
  name: string
  network: string
  fields: Record<string, string>
  /** Done once it is taken. */
  post(text: string): Promise<void>
  /** Is it told to the company's account? */
  isTold(text: string): Promise<boolean>
}

/** How long it takes from a post until it stands in the desk's list, beside how long until a bare client can read it at its network. All walls beside each other. */
export async function measureDelays(server: TestServer, network: Bluesky): Promise<Figure[]> {
  await using streaming = await startMastodon()
  await using polled = await startMastodon()
  polled.faults.noStream = true
  const walls = [await blueskyWall(network), mastodonWall('Mastodon, by its stream', streaming), mastodonWall('Mastodon, a server without a stream', polled)]
  const desk = await server.asMember('administrator')
  await server.startWorkers()
  return (await Promise.all(walls.map((wall, nth) => measure(desk, wall, nth)))).flat()
}

async function measure(desk: Caller, { name, network, fields, post, isTold }: Wall, seed: number): Promise<Figure[]> {
  const { id: channelId } = await desk.call('POST /channels', { body: { network, name, fields } })
  const listed = async (text: string): Promise<boolean> => {
    const { items } = await desk.call('GET /conversations', { query: { view: 'waiting', channelId, limit: 20 } })
    return items.some((one) => one.preview.includes(text))
  }
  const random = chance(seed + 1)
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let n = 0; n <= POSTS; n++) {
    const text = `gloves number ${n} of ${seed}?`
    await post(text)
    const since = performance.now()
    const [atDesk, told] = await Promise.all([passes(since, LOOKS[0], () => listed(text)), passes(since, LOOKS[1], () => isTold(text))])
    ours.push(atDesk)
    theirs.push(told)
    await wait(random() * APART)
  }
  const after = [ours.slice(1), theirs.slice(1)] as const // with the first one everything begins
  return [figure(`${name}, median`, ...after, 0.5), figure(`${name}, worst of ${POSTS}`, ...after, 1)]
}

const figure = (name: string, ours: readonly number[], theirs: readonly number[], share: number): Figure => ({
  of: 'from a post to the desk’s list',
  name,
  value: Math.round(quantile(ours, share)),
  unit: 'ms',
  reference: { name: 'to a bare client', value: Math.round(quantile(theirs, share)) },
  ratio: quantile(ours, share) / quantile(theirs, share),
})

/** @returns ms from `since` until it holds */
async function passes(since: number, every: number, holds: () => Promise<boolean>): Promise<number> {
  for (;;) {
    if (await holds()) return performance.now() - since
    if (performance.now() - since > PATIENCE) throw new Error(`a post was not there after ${PATIENCE / 1000} s`)
    await wait(every)
  }
}

async function blueskyWall(network: Bluesky): Promise<Wall> {
  const [shop, customer] = await Promise.all([network.join('wall-shop'), network.join('wall-customer')])
  const mention = { index: { byteStart: 0, byteEnd: shop.handle.length + 1 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: shop.did }] }
  return {
    name: 'Bluesky',
    network: 'bluesky',
    fields: { handle: shop.handle, appPassword: await shop.appPassword('aerie'), service: network.service },
    post: async (text) => void (await customer.agent.post({ text: `@${shop.handle} ${text}`, facets: [mention] })),
    async isTold(text) {
      const { data } = await shop.agent.listNotifications({ limit: 5 })
      return data.notifications.some((one) => (one.record as { text?: string }).text?.includes(text))
    },
  }
}

function mastodonWall(name: string, mastodon: Mastodon): Wall {
  const [shop, customer] = [mastodon.join('shop'), mastodon.join('customer@fedi.example')]
  const headers = { authorization: `Bearer ${shop.token}`, 'user-agent': 'bench' }
  return {
    name,
    network: 'mastodon',
    fields: { server: mastodon.url, accessToken: shop.token },
    post: (text) => Promise.resolve(void mastodon.write(customer, `@shop ${text}`)),
    isTold: async (text) => (await (await fetch(`${mastodon.url}/api/v1/notifications?limit=5`, { headers })).text()).includes(text),
  }
}
