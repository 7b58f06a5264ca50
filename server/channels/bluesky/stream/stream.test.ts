import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { startJetstream, type Jetstream } from '../../../../test/bluesky/jetstream.ts'
import { until } from '../../../../test/channels.ts'
import type { Account, Arrival } from '../../adapter.ts'
import type { Watches } from '../../receiving/heard.ts'
import { placeFrom, type Place } from '../receiving/place.ts'
import { attend, ailing, type Attending } from './attend.ts'
import { giveOn, type Giving } from './give-on.ts'

const US = 'did:plc:us'
const MARTA = 'did:plc:marta'
let jetstream: Jetstream
let listeners: { stop(): Promise<void> }[]
beforeEach(async () => {
  jetstream = await startJetstream()
  listeners = []
})
afterEach(async () => {
  for (const listener of listeners) await listener.stop()
  await jetstream[Symbol.asyncDispose]()
})

let nth = 0
const post = (text: string, { did = MARTA, at, labels, more = {} }: { did?: string; at?: number; labels?: string[]; more?: Record<string, unknown> } = {}) => {
  const rkey = `3k${String(++nth).padStart(11, 'a')}`
  const uri = `at://${did}/app.bsky.feed.post/${rkey}`
  const record = { $type: 'app.bsky.feed.post', text, createdAt: new Date(at ? at / 1000 : Date.now()).toISOString(), ...more }
  const author = { did, handle: `${did.split(':')[2]}.test`, displayName: 'Somebody' }
  shown.set(uri, {
    uri,
    cid: `cid-${rkey}`,
    author,
    record,
    indexedAt: new Date().toISOString(),
    labels: (labels ?? []).map((val) => ({ val, src: 'did:plc:mod' })),
  })
  return { uri, rkey, told: jetstream.post({ did, rkey, cid: `cid-${rkey}`, record }, at) }
}
/** What the network shows of them. */
const shown = new Map<string, Record<string, unknown>>()
const agent = {
  getPosts: ({ uris }: { uris: string[] }) => Promise.resolve({ data: { posts: uris.flatMap((uri) => shown.get(uri) ?? []) } }),
  resolveHandle: ({ handle }: { handle: string }) =>
    handle === 'rival.bsky.social' ? Promise.resolve({ data: { did: 'did:plc:rival' } }) : Promise.reject(new Error('nobody')),
}

/** Watches for "acme" and for what rival.bsky.social writes. */
const acme: Watches = {
  any: () => Promise.resolve(true),
  authors: () => Promise.resolve(['rival']),
  sift: (posts, heard) => Promise.resolve(posts.filter((one) => /acme/i.test(heard(one).text) || heard(one).handle === 'rival.bsky.social')),
}

/** Somebody who listens, from where the place says, and what comes of it. */
function listen({ watches = acme, place = placeFrom(null, new Date()), silence = 60_000 }: { watches?: Watches; place?: Place; silence?: number } = {}) {
  const end = new AbortController()
  const account = {
    settings: { handle: 'us.test', listens: true, stream: jetstream.address },
    home: { local: true, url: 'http://x' },
    now: () => new Date(),
    watches,
  }
  const look: Attending & Giving = {
    account: account as never as Account,
    session: { agent: agent as never, did: US, handle: 'us.test', allowance: () => null },
    place,
    signal: end.signal,
    ring: () => undefined,
    ear: null,
    authors: new Map(),
    asked: new Set(),
    silence,
    seen: new Set(),
    shownTo: 0,
    keptAt: Number.NEGATIVE_INFINITY,
  }
  const came: Required<Pick<Arrival, 'items' | 'changes' | 'broken'>> = { items: [], changes: [], broken: [] }
  const done = (async () => {
    while (!end.signal.aborted) {
      await attend(look)
      for await (const { items, changes = [], broken = [] } of giveOn(look)) {
        came.items.push(...items)
        came.changes.push(...changes)
        came.broken.push(...broken)
      }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })()
  const listener = {
    ...came,
    look,
    texts: () => came.items.map(({ text }) => text),
    stop: async () => (end.abort(), done.catch(() => undefined), look.place),
  }
  listeners.push(listener as never)
  return listener
}
const standing = (many = 1) => until(() => jetstream.standing() === many)

test('of all that is said, only what is watched for comes in, with who said it; once, though the stream repeats itself', async () => {
  const ear = listen()
  await standing()
  post('the weather')
  const hit = post('my Acme gloves', { more: { langs: ['en-GB'] } })
  jetstream.repeat(2)
  jetstream.tell('garbage {')
  jetstream.tell('{"kind":"commit","did":5}')
  post('said by a rival', { did: 'did:plc:rival' })
  await until(() => ear.items.length === 2)
  expect(ear.items[0]).toMatchObject({
    id: hit.uri,
    text: 'my Acme gloves',
    lang: 'en-GB',
    author: { id: MARTA, handle: 'marta.test', name: 'Somebody' },
    overheard: 'stream',
    automatic: false,
    extra: { context: true },
  })
  expect(ear.items[0]!.extra).not.toHaveProperty('receivedLate')
  post('acme again')
  await until(() => ear.items.length === 3)
  expect(ear.texts()).toEqual(['my Acme gloves', 'said by a rival', 'acme again'])
})

test('what is said to us or by us is left to the notifications', async () => {
  const ear = listen()
  await standing()
  post('acme from us', { did: US })
  post('acme for you', { more: { facets: [{ index: {}, features: [{ $type: 'app.bsky.richtext.facet#mention', did: US }] }] } })
  post('acme for all')
  await until(() => ear.items.length > 0)
  expect(ear.texts()).toEqual(['acme for all'])
})

test('a connection that is cut is opened again a little before where it was, and nothing is missed or twice', async () => {
  const ear = listen()
  await standing()
  const first = post('acme 1')
  await until(() => ear.items.length === 1)
  jetstream.refuses = true
  jetstream.cut()
  post('acme 2')
  post('else')
  jetstream.refuses = false
  await until(() => ear.items.length === 2)
  expect(ear.texts()).toEqual(['acme 1', 'acme 2'])
  expect(jetstream.asked.at(-1)).toBe(first.told - 10_000_000)
})

test('a stream that falls silent while its socket lives is given up for a new one', async () => {
  const ear = listen({ silence: 200 })
  await standing()
  jetstream.fallSilent()
  post('acme in silence')
  await until(() => ear.items.length === 1)
  expect(jetstream.asked.length).toBeGreaterThan(1)
})

test('a stream of garbage is no stream: it is given up for a new one, and deaf until something means something', async () => {
  const ear = listen({ silence: 200 })
  await standing()
  const babble = setInterval(() => ['garbage {', '\u0000\u0001', '[1,2]', 'null', '{"time_us":"now"}', '<html>'.repeat(1_000)].forEach(jetstream.tell), 20)
  onTestFinished(() => clearInterval(babble))
  await until(() => jetstream.asked.length > 2)
  expect(ear.look.ear!.deafSince()).not.toBeNull()
  clearInterval(babble)
  post('acme after the garbage')
  await until(() => ear.items.length === 1 && ear.look.ear!.deafSince() === null)
  expect([ear.texts(), ear.broken]).toEqual([['acme after the garbage'], []])
})

test('a message larger than any post ends the stream at a server that tells it all the same, and nothing else is missed', async () => {
  const ear = listen()
  await standing()
  jetstream.tell('x'.repeat(300_000))
  post('acme after the flood')
  await until(() => ear.items.length === 1)
  expect(jetstream.most).toEqual(Array.from(jetstream.asked, () => 256 * 1024))
})

test('after an absence what was missed is read, marked late, from the place that was kept', async () => {
  const hour = 3_600_000_000
  const now = Date.now() * 1000
  const missed = post('acme an hour ago', { at: now - hour })
  const place = { ...placeFrom(null, new Date()), stream: { cursor: now - 2 * hour, kept: [] } }
  const ear = listen({ place })
  await until(() => ear.items.length === 1)
  post('acme now')
  await until(() => ear.items.length === 2)
  expect(ear.items.map(({ text, extra }) => [text, extra['receivedLate'] ?? false])).toEqual([
    ['acme an hour ago', true],
    ['acme now', false],
  ])
  expect(jetstream.asked).toEqual([now - 2 * hour - 10_000_000])
  expect(ear.broken).toEqual([])
  expect((await ear.stop()).stream!.cursor).toBeGreaterThanOrEqual(missed.told)
})

test('an absence longer than the stream goes back is told, with its dates', async () => {
  const ear = listen({ place: { ...placeFrom(null, new Date()), stream: { cursor: (Date.now() - 48 * 3_600_000) * 1000, kept: [] } } })
  await until(() => ear.broken.length === 1)
  expect(ear.broken[0]).toMatchObject({ place: 'the public stream', reason: expect.stringContaining('goes back 36 hours') })
})

test('what moderators hide is not kept, and what they warn of carries their labels', async () => {
  const ear = listen()
  await standing()
  post('acme hidden', { labels: ['!hide'] })
  post('acme taken down', { labels: ['!takedown'] })
  post('acme nude', { labels: ['nudity'] })
  post('acme by their own word', { more: { labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: 'graphic-media' }] } } })
  await until(() => ear.items.length === 2)
  expect(ear.items.map(({ text, extra }) => [text, extra['labels']])).toEqual([
    ['acme nude', ['nudity']],
    ['acme by their own word', ['graphic-media']],
  ])
})

test('a post that is taken back, and all of somebody who leaves, is told of what was kept', async () => {
  const ear = listen()
  await standing()
  const [one, two, other] = [post('acme 1'), post('acme 2', { did: 'did:plc:leaver' }), post('something else')]
  await until(() => ear.items.length === 2)
  for (const { rkey } of [one, other]) jetstream.remove({ did: MARTA, rkey })
  jetstream.leave('did:plc:leaver')
  await until(() => ear.changes.length === 2)
  expect(ear.changes.map(({ change, id }) => [change, id])).toEqual([
    ['deleted', one.uri],
    ['deleted', two.uri],
  ])
})

test('a post that the network does not show yet holds the place until it does', async () => {
  const ear = listen()
  await standing()
  const hit = post('acme early')
  const view = shown.get(hit.uri)!
  shown.delete(hit.uri)
  post('something else')
  await until(() => (ear.look.ear?.place ?? 0) > hit.told)
  expect(ear.look.place.stream?.cursor ?? 0).toBeLessThan(hit.told)
  shown.set(hit.uri, view)
  await until(() => ear.items.length === 1)
})

test('a listener that is slow holds the stream back, bounded, and hears everything in the end', async () => {
  let busy = true
  const slow: Watches = { ...acme, sift: async (posts, heard) => (await until(() => !busy), acme.sift(posts, heard)) }
  const ear = listen({ watches: slow })
  await standing()
  for (let n = 0; n < 6_000; n++) post(n % 100 === 0 ? `acme ${n}` : 'x')
  await until(() => ear.look.ear!.held() >= 2_000)
  expect(ear.look.ear!.held()).toBeLessThan(3_000) // what was in the socket's own buffer still came
  busy = false
  await until(() => ear.items.length === 60)
  expect(new Set(ear.texts()).size).toBe(60)
})

test('nobody watches: nobody listens; and what was said before somebody does is not read afterwards', async () => {
  let wanted = false
  const ear = listen({ watches: { ...acme, any: () => Promise.resolve(wanted) } })
  post('acme too early')
  wanted = true
  await standing()
  post('acme in time')
  await until(() => ear.items.length === 1)
  wanted = false
  await standing(0)
  await until(() => ear.look.place.stream === undefined)
  expect(ear.texts()).toEqual(['acme in time'])
  expect(jetstream.asked).toEqual([null])
})

test('a stream that is away for a minute is told to ail; one that has just gone is not', () => {
  const away = (ms: number, openedAt: number | null = null) => ailing({ deafSince: () => performance.now() - ms, openedAt: () => openedAt } as never)
  expect(away(30_000)).toBeNull()
  expect(away(61_000)).toMatchObject({ needsYou: false, advice: expect.stringContaining('Mentions come in as always') })
  expect(away(61_000, 1)).toBeNull()
  expect(away(601_000, 1)).not.toBeNull()
  expect(ailing(null)).toBeNull()
})
