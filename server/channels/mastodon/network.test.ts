import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeChannelHouse } from '../../../test/channel-house.ts'
import { until } from '../../../test/channels.ts'
import { startMastodon, type Mastodon } from '../../../test/fediverse/mastodon.ts'
import type { Member } from '../../../test/fediverse/posts.ts'
import { openAccount } from '../account.ts'
import { makeMastodon } from './adapter.ts'

/** Looks more often than in life. */
const RHYTHM = { streaming: 60_000, busy: 50, idle: 50, least: 20, round: 60, silence: 30_000 }
const quick = makeMastodon(RHYTHM)

let network: Mastodon
let shop: Member
let marta: Member

beforeEach(async () => {
  network = await startMastodon()
  shop = network.join('harriswear', 'Harris Wear')
  marta = network.join('marta@other.example', 'Marta')
})
afterEach(() => network[Symbol.asyncDispose]())

const makeHouse = (adapter = quick) => makeChannelHouse(adapter, { server: network.url, accessToken: shop.token })

test('a mention told by the stream comes in, and is answered where it was asked; the customer is called', async () => {
  await using house = await makeHouse()
  const receiver = house.receive()
  await until(() => network.shop.streams() === 1)
  const question = network.write(marta, '@harriswear do the gloves come in black?', { visibility: 'unlisted' })
  const item = await house.named('@harriswear do the gloves come in black?')
  expect(item).toMatchObject({
    id: question.id,
    visibility: 'public',
    direction: 'in',
    automatic: false,
    author: { id: 'marta@other.example', handle: 'marta@other.example', name: 'Marta' },
    lang: 'en',
    extra: { visibility: 'unlisted', longest: 640 - '@marta '.length },
  })
  const sender = house.send()
  await house.answer(item, 'They do! https://harriswear.example/gloves')
  await until(async () => (await house.outbox())[0].state === 'sent')
  await Promise.all([receiver.stop(), sender.stop()])
  expect(network.shop.posts.at(-1)).toMatchObject({
    by: shop,
    answers: question,
    calls: [marta],
    visibility: 'unlisted',
    text: '@marta@other.example They do! https://harriswear.example/gloves',
  })
  expect((await house.channel()).own).toMatchObject({ id: 'harriswear@harris.test', name: 'Harris Wear' })
})

test('what is said to us alone is direct, and so is the answer; a content warning is repeated; polls and pictures are words', async () => {
  await using house = await makeHouse()
  const receiver = house.receive()
  network.write(marta, '@harriswear look', {
    visibility: 'private',
    warning: 'blood',
    choices: ['refund', 'a new one'],
    media: [{ id: '7', description: 'a torn glove' }],
  })
  const item = await house.named('⚠ blood\n\n@harriswear look\n\n○ refund\n○ a new one\n\n🖼 a torn glove')
  expect(item).toMatchObject({ visibility: 'direct', extra: { warning: 'blood', media: [{ url: 'https://harris.test/media/7.png', alt: 'a torn glove' }] } })
  const sender = house.send()
  await house.platform.files.put('attachments/label.png', Buffer.from('a picture'))
  await house.answer(item, 'We are sorry!', {
    attachments: [{ file: 'attachments/label.png', name: 'label.png', type: 'image/png', bytes: 9, alt: 'the label, for sending it back' }],
  })
  await until(async () => (await house.outbox())[0].state === 'sent')
  await Promise.all([receiver.stop(), sender.stop()])
  expect(network.shop.posts.at(-1)).toMatchObject({
    visibility: 'direct',
    warning: 'blood',
    media: [{ id: expect.any(String), description: 'the label, for sending it back' }],
  })
})

test('edits and deletions are followed, told by the stream or found by looking', async () => {
  await using house = await makeHouse()
  const receiver = house.receive()
  await until(() => network.shop.streams() === 1)
  const [one, two] = [network.write(marta, '@harriswear one'), network.write(marta, '@harriswear two')]
  await house.named('@harriswear two')
  network.edit(one, '@harriswear one, please')
  network.remove(two)
  await until(() => house.changes.length >= 2)
  expect(house.changes).toEqual(
    expect.arrayContaining([
      {
        change: 'edited',
        id: one.id,
        at: one.editedAt,
        text: '@harriswear one, please',
        extra: expect.objectContaining({ warning: '', labels: [] }),
      },
      { change: 'deleted', id: two.id, at: expect.any(Date) },
    ]),
  )
  await receiver.stop()
  house.changes.length = 0
  network.faults.old = true // a server that gives posts out one by one
  network.edit(one, '@harriswear one, pretty please', { sensitive: true, media: [{ id: '7', description: '' }] })
  const again = house.receive()
  await until(() => house.changes.some((change) => change.change === 'edited' && change.text.startsWith('@harriswear one, pretty please')))
  expect(house.changes.at(-1), 'its picture is to be covered').toMatchObject({ extra: { warning: '', labels: ['sensitive'], media: [{ alt: '' }] } })
  network.remove(one)
  await until(() => house.changes.some((change) => change.change === 'deleted' && change.id === one.id))
  await again.stop()
})

test('after an absence every page is caught up by Link, also by who was stopped on the way', async () => {
  await using house = await makeHouse()
  const first = house.receive()
  network.write(marta, '@harriswear before')
  await house.named('@harriswear before')
  await first.stop()
  for (let i = 0; i < 130; i++) network.write(marta, `@harriswear missed ${i}`)
  network.faults.says.push({ status: 200, body: JSON.stringify({ domain: 'harris.test', configuration: {} }) }) // the instance, then …
  const stopped = house.receive()
  await until(() => house.items.size > 40)
  await stopped.stop()
  network.write(marta, '@harriswear the last')
  const again = house.receive()
  await until(() => house.items.size === 132)
  await again.stop()
  expect(new Set([...house.items.values()].map((item) => item.text)).size).toBe(132)
})

test('what we post elsewhere comes in as ours; what a call answers has its context', async () => {
  await using house = await makeHouse()
  const joao = network.join('joao')
  const receiver = house.receive()
  const begun = network.write(joao, 'does anyone know good winter boots?')
  const call = network.write(marta, 'maybe @harriswear knows', { answers: begun })
  await until(() => house.items.has(begun.id))
  expect(house.items.get(begun.id)).toMatchObject({ automatic: true, extra: { context: true }, author: { handle: 'joao@harris.test' } })
  expect([...house.items.keys()], 'who calls us comes before whom they answer').toEqual([call.id, begun.id])
  network.write(shop, '@marta@other.example We do!', { answers: call })
  const own = await house.named('@marta We do!')
  await receiver.stop()
  expect(own).toMatchObject({ direction: 'out', inReplyTo: call.id, author: { id: 'harriswear@harris.test' } })
})

test.each([
  ['has no stream', { noStream: true }],
  ['takes the token of a stream as its protocol', { streamByProtocol: true }],
  ['says nothing over its stream', { deafStream: true }],
  ['is an old one', { old: true }],
])('a server that %s is heard all the same', async (_, faults) => {
  Object.assign(network.faults, faults)
  await using house = await makeHouse(makeMastodon({ ...RHYTHM, streaming: 300 }))
  const receiver = house.receive()
  network.write(marta, '@harriswear hello?')
  await house.named('@harriswear hello?')
  network.write(marta, '@harriswear hello again?')
  expect(await house.named('@harriswear hello again?')).toMatchObject({ direction: 'in' })
  await receiver.stop()
})

test('a stream that stands and is dead is opened anew', async () => {
  network.faults.deadStream = true
  await using house = await makeHouse(makeMastodon({ ...RHYTHM, silence: 300 }))
  const receiver = house.receive()
  const upgraded = () => network.shop.streams() === 1
  await until(upgraded)
  await until(() => network.shop.streams() === 0)
  network.faults.deadStream = false
  await until(upgraded)
  network.write(marta, '@harriswear are you there?')
  expect(await house.named('@harriswear are you there?')).toMatchObject({ direction: 'in' })
  await receiver.stop()
})

test('a server that ignores the key, and breaks off when it has the post: it is looked for, and posted once', async () => {
  Object.assign(network.faults, { ignoresKeys: true, breaksOff: 1 })
  await using house = await makeHouse()
  const receiver = house.receive()
  network.write(marta, '@harriswear please answer once')
  const item = await house.named('@harriswear please answer once')
  await receiver.stop()
  const sender = house.send()
  await house.answer(item, 'Once & <only> once, @marta: https://harriswear.example/a?b=1&c=2')
  await house.failedOnce()
  await until(async () => (await house.outbox())[0].state === 'sent')
  await sender.stop()
  expect(network.shop.posts.filter((post) => post.by === shop)).toHaveLength(1)
  expect((await house.outbox())[0]).toMatchObject({ attempts: 2, network_id: network.shop.posts.at(-1)!.id })
})

test('the same where the source of a post is not given out: what is shown is compared', async () => {
  Object.assign(network.faults, { ignoresKeys: true, breaksOff: 1, old: true })
  await using house = await makeHouse()
  const receiver = house.receive()
  network.write(marta, '@harriswear and once more')
  const item = await house.named('@harriswear and once more')
  await receiver.stop()
  const sender = house.send()
  await house.answer(item, 'Once & <only> once: https://harriswear.example/a?b=1&c=2')
  await house.failedOnce()
  await until(async () => (await house.outbox())[0].state === 'sent')
  await sender.stop()
  expect(network.shop.posts.filter((post) => post.by === shop)).toHaveLength(1)
})

test('an answer is not taken for an earlier one of the same words', async () => {
  await using house = await makeHouse()
  const receiver = house.receive()
  network.write(marta, '@harriswear say it twice')
  const item = await house.named('@harriswear say it twice')
  await receiver.stop()
  const sender = house.send()
  await house.answer(item, 'Yes.')
  await until(async () => (await house.outbox())[0].state === 'sent')
  await sender.stop()
  const { message } = (await house.pool.query('select message from channels.outbox')).rows[0]
  const account = openAccount(house.platform, await house.channel())
  expect(await quick.find!(account, message)).toMatchObject({ networkId: network.shop.posts.at(-1)!.id })
  expect(await quick.find!(account, { ...message, writtenAt: new Date(Date.now() + 5000).toISOString() })).toBeNull()
})

test('a post that is gone, or a text that is too long, is told to its writer', async () => {
  await using house = await makeHouse()
  const receiver = house.receive()
  const question = network.write(marta, '@harriswear I take this back')
  const item = await house.named('@harriswear I take this back')
  await receiver.stop()
  const sender = house.send()
  await house.answer(item, 'x'.repeat(700))
  await until(async () => (await house.outbox())[0].state === 'failed')
  network.remove(question)
  await house.answer(item, 'too late')
  await until(async () => (await house.outbox())[1].state === 'failed')
  await sender.stop()
  expect((await house.outbox()).map((row) => row.advice)).toEqual([
    'The server refused: Validation failed: Text character limit of 640 exceeded',
    expect.stringContaining('was deleted'),
  ])
})

test('what a server says goes wrong is said in words, and is mended by itself where it can be', async () => {
  await using house = await makeHouse()
  const reset = { 'x-ratelimit-reset': new Date(Date.now() + 1500).toISOString() }
  network.faults.says.push(
    { status: 500, body: '<h1>oops</h1>' },
    { status: 200, body: '<html>a page</html>' },
    { status: 429, headers: reset, body: '{"error":"Too many requests"}' },
  )
  const receiver = house.receive()
  network.write(marta, '@harriswear after all that')
  await house.named('@harriswear after all that')
  await until(async () => (await house.channel()).failing_since === null)
  network.shop.members.delete(shop.token)
  await until(async () => (await house.channel()).needs)
  await receiver.stop()
  expect((await house.channel()).needs).toContain('Connect the account again by signing in')
})

test('an odd post is set aside, and stops nobody', async () => {
  await using house = await makeHouse()
  const troll = network.join('troll@odd.example', 'x'.repeat(600))
  const odd = network.write(troll, '@harriswear a name without end')
  network.write(marta, '@harriswear its neighbour')
  const receiver = house.receive()
  await house.named('@harriswear its neighbour')
  await receiver.stop()
  expect(house.broken).toMatchObject([{ id: odd.id, reason: expect.stringContaining('author.name') }])
})

test('wrong credentials and servers say what to do', async () => {
  await expect(makeChannelHouse(quick, { server: network.url, accessToken: 'wrong' })).rejects.toThrow('was revoked, or has ended')
  await expect(makeChannelHouse(quick, { server: '192.168.7.7', accessToken: 'x' })).rejects.toThrow('must begin with https://')
  await expect(makeChannelHouse(quick, { server: 'http://10.0.0.1', accessToken: 'x' })).rejects.toThrow('must begin with https://')
  await expect(makeChannelHouse(quick, { server: 'not a server', accessToken: 'x' })).rejects.toThrow('looks like mastodon.social')
})
