import { get } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startMastodon, type Mastodon } from '../../../test/fediverse/mastodon.ts'
import { olderIn, openApi, readAllowance } from './api.ts'
import { limitsOf, readInstance } from './instance.ts'
import { waitAsked } from './trouble.ts'

let network: Mastodon
beforeEach(async () => {
  network = await startMastodon()
})
afterEach(() => network[Symbol.asyncDispose]())

const home = { url: 'https://care.example', local: true }
const api = () => openApi({ home, server: network.url, token: 'ours', now: () => new Date() })

test('a server is asked what it allows; an old one in the old way', async () => {
  const instance = { domain: 'harris.test', longest: 640, streaming: network.url.replace('http', 'ws'), origin: network.url }
  expect(await readInstance(api())).toMatchObject({ ...instance, media: 6, largest: 8_000_000 })
  network.faults.old = true
  expect(await readInstance(api())).toMatchObject(instance)
})

test('a server that answers 418 to whoever does not say who he is hears who we are', async () => {
  const shy = await new Promise<number | undefined>((resolve) => get(`${network.url}/api/v2/instance`, ({ statusCode }) => resolve(statusCode)))
  expect(shy).toBe(418)
  await expect(readInstance(api())).resolves.toMatchObject({ domain: 'harris.test' })
})

test('items carry the limits of their server, where those are not as everywhere', () => {
  const usual = { domain: 'a.example', longest: 500, link: 23, media: 4, largest: 16 * 1024 * 1024, streaming: null, origin: '' }
  expect(limitsOf(usual)).toEqual({ longest: 500 })
  expect(limitsOf({ ...usual, longest: 5000, link: 30, media: 16, largest: 1_000_000 })).toEqual({
    longest: 5000,
    link: 30,
    files: { count: 16, bytes: 1_000_000 },
  })
})

test('a server that sends us on is followed, without our token; nothing else is', async () => {
  await using other = await startMastodon()
  network.faults.says.push({ status: 301, headers: { location: `${other.url}/api/v2/instance` } })
  expect(await readInstance(api())).toMatchObject({ origin: other.url })
  network.faults.says.push({ status: 302, headers: { location: `${other.url}/api/v1/notifications` } })
  await expect(api().get('/api/v1/notifications')).rejects.toMatchObject({ advice: expect.stringContaining('sends us on to another address') })
  expect(other.shop.asked).toEqual(['GET /api/v2/instance'])
})

test('pages are followed by what Link says, never by its host', () => {
  const link = '<https://evil.example/api?limit=40&max_id=17>; rel="next", <https://x.example/?min_id=20>; rel="prev"'
  expect(olderIn(link)).toEqual({ limit: '40', max_id: '17' })
  expect(olderIn('<https://x.example/?min_id=20>; rel="prev"')).toBeNull()
})

test('what is left is read as an instant or as seconds', () => {
  const headers = (reset: string) => ({ 'x-ratelimit-remaining': '3', 'x-ratelimit-limit': '300', 'x-ratelimit-reset': reset })
  expect(readAllowance(headers('2026-11-22T10:00:00.123456Z'))).toMatchObject({ left: 3, limit: 300, resetAt: new Date('2026-11-22T10:00:00.123Z') })
  expect(readAllowance(headers('1795341600'))?.resetAt).toEqual(new Date(1_795_341_600_000))
  expect(readAllowance({})).toBeNull()
})

test('little left is waited for; plenty is not', async () => {
  const left = (remaining: string) => ({
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-limit': '300',
    'x-ratelimit-reset': new Date(Date.now() + 60_000).toISOString(),
  })
  network.faults.says.push({ status: 200, headers: left('200'), body: '[]' }, { status: 200, headers: left('2'), body: '[]' })
  const asking = api()
  await asking.get('/api/v1/notifications')
  await asking.rest(AbortSignal.abort())
  await asking.get('/api/v1/notifications')
  await expect(asking.rest(AbortSignal.abort()), 'it would wait, were it not ended').rejects.toThrow('aborted')
})

test.each([
  ['seconds', { 'retry-after': '7' }, 7000],
  ['a date', { 'retry-after': 'Sun, 22 Nov 2026 10:00:30 GMT' }, 30_000],
  ['Mastodon’s own', { 'x-ratelimit-reset': '2026-11-22T10:02:00.000000Z' }, 120_000],
  ['nothing', {}, 300_000],
])('how long to wait: %s', (_, headers, ms) => {
  expect(waitAsked(headers, new Date('2026-11-22T10:00:00Z'))).toBe(ms)
})
