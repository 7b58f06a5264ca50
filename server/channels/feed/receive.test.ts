import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { until } from '../../../test/channels.ts'
import { mailAccount } from '../../../test/mail-account.ts'
import { AccountTrouble, type Account, type Arrival } from '../adapter.ts'
import { makeFeed } from './adapter.ts'

/** A site of the tests: what it answers next, and what it was asked. */
interface Site {
  url: string
  answer: (request: IncomingMessage, response: ServerResponse) => void
  asked: IncomingMessage[]
  close(): Promise<unknown>
}
let site: Site

beforeEach(async () => {
  const server = createServer((request, response) => (site.asked.push(request), site.answer(request, response)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  site = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: sends(rss('a')),
    asked: [],
    close: () => (server.closeAllConnections(), new Promise((resolve) => server.close(resolve))),
  }
})
afterEach(() => site.close())

const rss = (...ids: string[]): string =>
  `<rss version="2.0"><channel><title>Blog</title>${ids.map((id) => `<item><guid>${id}</guid><title>${id}</title></item>`).join('')}</channel></rss>`
const sends =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200) =>
  (_: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(status, headers).end(body)

const feed = makeFeed(() => 5) // no pause worth speaking of between looks
const accountOf = (settings: Record<string, unknown> = {}, local = true): Account => {
  const account = mailAccount({ imap: 1 })
  return { ...account, settings: { url: site.url, interval: 15, days: 7, ...settings }, home: { ...account.home, local } }
}

/** Receives until told to end; deliveries and the cursor are kept together. */
function follow(account = accountOf(), cursor: unknown = null) {
  const stop = new AbortController()
  const kept = { arrivals: [] as Arrival[], cursor, error: null as unknown }
  const run = async (): Promise<void> => {
    for await (const arrival of feed.receive!(account, cursor, stop.signal)) {
      kept.arrivals.push(arrival)
      kept.cursor = JSON.parse(JSON.stringify(arrival.cursor))
    }
  }
  const done = run().catch((error: unknown) => (kept.error = error))
  const end = async () => (stop.abort(), await done, kept)
  onTestFinished(async () => void (await end()))
  return { kept, end, ids: () => kept.arrivals.flatMap(({ items }) => items.map((item) => item.id)) }
}

test('what is there comes, then what is new, and nothing twice', async () => {
  const following = follow()
  await until(() => following.kept.arrivals.length >= 3)
  site.answer = sends(rss('b', 'a'))
  await until(() => following.ids().length === 2)
  const { cursor } = await following.end()
  site.answer = sends(rss('c', 'b', 'a'))
  const again = follow(accountOf(), cursor)
  await until(() => again.kept.arrivals.length >= 2)
  expect([following.ids(), again.ids()]).toEqual([['a', 'b'], ['c']])
})

test('what did not change is not sent again', async () => {
  site.answer = (request, response) => {
    const isKnown = request.headers['if-none-match'] === '"1"' && request.headers['if-modified-since'] === 'Sat, 21 Nov 2026 10:00:00 GMT'
    response.writeHead(isKnown ? 304 : 200, { etag: '"1"', 'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT' }).end(isKnown ? undefined : rss('a'))
  }
  const following = follow()
  await until(() => following.kept.arrivals.length >= 4)
  const { cursor } = await following.end()
  const again = follow(accountOf(), cursor)
  await until(() => again.kept.arrivals.length >= 2)
  expect([following.ids(), again.ids()]).toEqual([['a'], []])
  expect(site.asked.filter((request) => !request.headers['if-none-match'])).toHaveLength(1)
})

test('an edited entry is followed', async () => {
  const following = follow()
  await until(() => following.kept.arrivals.length > 0)
  site.answer = sends(rss('a').replace('<title>a<', '<title>a, corrected<'))
  await until(() => following.kept.arrivals.some(({ changes }) => changes?.length))
  expect(following.kept.arrivals.flatMap(({ changes = [] }) => changes)).toMatchObject([{ change: 'edited', id: 'a', text: 'a, corrected' }])
})

test('a move for good is remembered, a passing one is not', async () => {
  site.answer = (request, response) => {
    if (request.url === '/') response.writeHead(301, { location: '/new' }).end()
    else if (request.url === '/new') response.writeHead(302, { location: '/today' }).end()
    else response.end(rss('a'))
  }
  const following = follow()
  await until(() => following.kept.arrivals.length >= 2)
  await following.end()
  expect(site.asked.slice(0, 5).map((request) => request.url)).toEqual(['/', '/new', '/today', '/new', '/today'])
})

test.each([
  [410, {}, { needsYou: true, retryAfter: null }, /gone for good/],
  [404, {}, { needsYou: true }, /no feed at this address/],
  [403, {}, { needsYou: true }, /not open/],
  [429, { 'retry-after': '120' }, { needsYou: false, retryAfter: 120_000 }, /wait/],
  [
    503,
    { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() },
    { needsYou: false, retryAfter: expect.toSatisfy((ms: number) => ms > 3_000_000 && ms <= 3_600_000) },
    /wait/,
  ],
  [503, { 'retry-after': '99999999' }, { needsYou: false, retryAfter: 86_400_000 }, /wait/],
  [429, {}, { needsYou: false, retryAfter: null }, /wait/],
] as const)('an answer of %i with %j says what to do', async (status, headers, trouble, advice) => {
  site.answer = sends('no', headers, status)
  const following = follow()
  await until(() => following.kept.error)
  expect(following.kept.error).toBeInstanceOf(AccountTrouble)
  expect(following.kept.error).toMatchObject({ ...trouble, advice: expect.stringMatching(advice) })
})

test('a server in trouble is tried again by itself', async () => {
  site.answer = sends('oops', {}, 500)
  const following = follow()
  await until(() => following.kept.error)
  expect(following.kept.error).toMatchObject({ needsYou: false })
})

test.each([
  ['what is no feed', () => sends('<html>closed for repairs</html>', { 'content-type': 'text/html' }), /must show a feed/],
  ['what is too large', () => sends(Buffer.alloc(11 * 1024 * 1024, '<x>')), /fewer entries/],
  ['what leads from one place to the next', () => sends('', { location: '/again' }, 302), /open the address in a browser/i],
  ['what leads inside', () => sends('', { location: 'http://10.0.0.1/' }, 302), /open internet/],
])('%s is told to a person', async (_, answer, advice) => {
  site.answer = answer()
  const following = follow()
  await until(() => following.kept.error)
  expect(following.kept.error).toMatchObject({ name: 'AccountTrouble', advice: expect.stringMatching(advice) })
})

test('an address on this machine is refused where Aerie serves others', async () => {
  await expect(feed.check(accountOf({}, false))).rejects.toMatchObject({ name: 'AccountTrouble', advice: expect.stringContaining('open internet') })
  expect(site.asked).toEqual([])
})

test('connecting reads the feed once, or finds the one of a site, where it is for good', async () => {
  expect(await feed.check(accountOf())).toMatchObject({ accountName: 'Blog', own: { id: site.url, name: 'Blog' }, settings: { url: site.url, interval: 15 } })
  site.answer = (request, response) => {
    if (request.url === '/feed.xml') response.end(rss('a'))
    else if (request.url === '/old.xml') response.writeHead(308, { location: '/feed.xml' }).end()
    else
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end('<!doctype html><link rel="alternate" type="application/rss+xml" href="/old.xml">')
  }
  expect(await feed.check(accountOf())).toMatchObject({ settings: { url: `${site.url}/feed.xml` } })
  site.answer = sends('<!doctype html>hello', { 'content-type': 'text/html' })
  await expect(feed.check(accountOf())).rejects.toThrow(AccountTrouble)
})

test('nothing is answered on a feed', () => {
  expect(feed.reach({ network: 'feed', visibility: 'public', at: new Date(), automatic: false, deleted: false, extra: {} }, new Date())).toMatchObject({
    answer: 'none',
    note: expect.stringContaining('Open it there'),
  })
  expect(feed).not.toHaveProperty('send')
})

test('fields that make no sense are refused by name', () => {
  expect(feed.settings.safeParse({ url: 'ftp://x.example' }).success).toBe(false)
  expect(feed.settings.safeParse({ url: 'https://x.example/feed', interval: 1 }).success).toBe(false)
  expect(feed.settings.parse({ url: 'https://x.example/feed', interval: '30' })).toEqual({ url: 'https://x.example/feed', interval: 30, days: 7 })
})
