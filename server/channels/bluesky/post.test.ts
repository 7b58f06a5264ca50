import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lookThrough } from './receiving/notifications.ts'
import { placeFrom } from './receiving/place.ts'
import { isToUs, Post, toItem } from './post.ts'
import { viewPosts } from './view-posts.ts'

// Recorded from the network's own software (see docs/decisions/0040), with made-up accounts.
const recorded = (name: string) => JSON.parse(readFileSync(new URL(`./payloads/${name}.json`, import.meta.url), 'utf8')) as never
const listed: { notifications: { uri: string; record: { text: string } }[] } = recorded('list-notifications')
const shop = /at:\/\/(did:plc:\w+)/.exec((recorded('list-records') as { records: { uri: string }[] }).records[0]!.uri)![1]!
const postWith = (text: string) => Post.parse(listed.notifications.find((one) => one.record.text.includes(text)))

test('a mention becomes an item that can be answered', () => {
  expect(toItem(postWith('mi pedido'), shop)).toMatchObject({
    network: 'bluesky',
    author: { handle: 'marta.test', name: 'Marta Ruiz 🧤', url: expect.stringContaining('https://bsky.app/profile/did:plc:') },
    text: '🦅 ¿dónde está mi pedido, @harriswear.test? https://harriswear.example/pedido/7',
    lang: 'es',
    direction: 'in',
    visibility: 'public',
    inReplyTo: undefined,
    automatic: false,
    url: expect.stringMatching(/^https:\/\/bsky\.app\/profile\/did:plc:\w+\/post\/\w{13}$/),
    extra: { cid: expect.any(String), root: null, links: ['https://harriswear.example/pedido/7'] },
  })
})

test('a reply names what it answers, a quote what it quotes', () => {
  const reply = toItem(postWith('washable'), shop)
  expect(reply).toMatchObject({
    inReplyTo: expect.stringContaining(shop),
    automatic: false,
    extra: { root: { uri: reply.inReplyTo, cid: expect.any(String) } },
  })
  expect(Object.keys(reply.extra['root']!)).toEqual(['uri', 'cid'])
  const quote = toItem(postWith('Look at these'), shop)
  expect(quote).toMatchObject({ inReplyTo: undefined, automatic: false, extra: { quotes: expect.stringContaining(shop) } })
})

test('what was not said to us is context, and what we wrote is ours', () => {
  const post = postWith('mi pedido')
  const aside = { ...post, record: { ...post.record, facets: [] } }
  expect(isToUs(aside, shop)).toBe(false)
  expect(toItem(aside, shop)).toMatchObject({ automatic: true, extra: { context: true } })
  expect(toItem(aside, aside.author.did)).toMatchObject({ direction: 'out', automatic: false })
})

test.each([
  ['its author’s time', '2026-01-01T10:00:00Z', '2026-01-01T10:00:05Z', '2026-01-01T10:00:00.000Z'],
  ['when the network saw it, if the author’s clock is ahead', '2027-01-01T10:00:00Z', '2026-01-01T10:00:05Z', '2026-01-01T10:00:05.000Z'],
  ['when the network saw it, if the author’s time cannot be read', 'yesterday', '2026-01-01T10:00:05Z', '2026-01-01T10:00:05.000Z'],
])('the time of a post is %s', (_, createdAt, indexedAt, at) => {
  const post = postWith('washable')
  expect(toItem({ ...post, indexedAt, record: { ...post.record, createdAt } }, shop).at.toISOString()).toBe(at)
})

test('views tell pictures and who may answer', async () => {
  const agent = { getPosts: () => Promise.resolve({ data: recorded('get-posts') }) }
  const views = [...(await viewPosts(agent as never, ['any'])).values()]
  expect(views).toHaveLength(4)
  const { post, surroundings } = views.find((view) => view.post.record.text.includes('arrived like this'))!
  expect(surroundings).toMatchObject({ replyDisabled: false, blocked: false, images: [{ alt: 'A torn glove' }] })
  expect(toItem(post, shop, { ...surroundings, replyDisabled: true }).extra).toMatchObject({ replyDisabled: true, images: [{ alt: 'A torn glove' }] })
})

/** A server that has these notifications, newest first, two a page. */
const serverWith = (notifications: { uri: string; indexedAt: string }[]) => ({
  asked: 0,
  listNotifications(query: { cursor?: string }) {
    this.asked++
    const at = Number(query.cursor ?? 0)
    return Promise.resolve({ data: { notifications: notifications.slice(at, at + 2), cursor: at + 2 < notifications.length ? String(at + 2) : undefined } })
  },
})
const minutes = (n: number) => new Date(Date.UTC(2026, 0, 1, 10, n)).toISOString()
const numbered = (n: number) => ({
  ...listed.notifications[0]!,
  uri: `at://did:plc:marta/app.bsky.feed.post/${n}`,
  cid: 'c',
  author: { did: 'did:plc:marta' },
  indexedAt: minutes(n),
})
const run = async (server: ReturnType<typeof serverWith>, place: ReturnType<typeof placeFrom>, stopAfter = Infinity) => {
  const got: string[] = []
  for await (const page of lookThrough(server as never, place, 60_000, new Set(), new AbortController().signal)) {
    got.push(...page.posts.map((post) => post.uri.split('/').at(-1)!))
    place = page.place
    if (--stopAfter === 0) break
  }
  return { got, place }
}

test('catching up pages back to where we were, a little further, and then moves on', async () => {
  const server = serverWith([9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map(numbered))
  const begin = { ...placeFrom(null, new Date()), at: minutes(4) }
  const { got, place } = await run(server, begin)
  expect(got).toEqual(['9', '8', '7', '6', '5', '4', '3']) // 3: within the minute of overlap
  expect(place).toMatchObject({ at: minutes(9), catching: null })
  expect(server.asked).toBe(4)
})

test('what shares an instant across the edge of a page is not stepped over', async () => {
  const times = [9, 8, 5, 5, 5, 2, 1]
  const all = times.map((minute, n) => ({ ...numbered(minute), uri: `at://did:plc:marta/app.bsky.feed.post/${n}` }))
  /** As the network does it: a page is what is older than its cursor, and its cursor is the time of its last. */
  const server = {
    listNotifications({ cursor }: { cursor?: string }) {
      const page = all.filter((one) => !cursor || one.indexedAt < cursor).slice(0, 4)
      return Promise.resolve({ data: { notifications: page, cursor: page.at(-1)?.indexedAt } })
    },
  }
  const { got, place } = await run(server as never, { ...placeFrom(null, new Date()), at: minutes(0) })
  expect([...new Set(got)]).toEqual(['0', '1', '2', '3', '4', '5', '6'])
  expect(place).toMatchObject({ at: minutes(9), catching: null })
})

test('who is stopped on the way back goes on from the page, and forgets nothing', async () => {
  const notifications = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map(numbered)
  const first = await run(serverWith(notifications), { ...placeFrom(null, new Date()), at: minutes(0) }, 2)
  expect(first.place).toMatchObject({ at: minutes(0), catching: { page: '4', newest: minutes(9) } })
  const second = await run(serverWith(notifications), first.place)
  expect([...first.got, ...second.got]).toEqual(['9', '8', '7', '6', '5', '4', '3', '2', '1', '0'])
  expect(second.place).toMatchObject({ at: minutes(9), catching: null })
})

test('a notification that does not read as a post is set aside', async () => {
  const broken = { ...numbered(1), record: { text: 7 } }
  for await (const page of lookThrough(
    serverWith([broken] as never) as never,
    placeFrom(null, new Date('2026-01-01T10:00:00Z')),
    0,
    new Set(),
    new AbortController().signal,
  ))
    expect(page).toMatchObject({ posts: [], broken: [{ id: broken.uri, reason: expect.stringContaining('record') }] })
})
