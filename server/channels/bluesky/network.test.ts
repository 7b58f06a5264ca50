import { afterAll, expect, test, vi } from 'vitest'
import { inTransaction } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { AERIE } from '#platform/work.ts'
import { makePlatform, register, until } from '../../../test/channels.ts'
import { makeDatabase } from '../../../test/database.ts'
import { makeBlueskyHouse, openBluesky, quick } from '../../../test/peers/bluesky-house.ts'
import { freePort } from '../../../test/free-port.ts'
import type { BlueskyAccount } from '../../../test/peers/bluesky.ts'
import { openAccount } from '../account.ts'
import type { Adapter } from '../adapter.ts'
import { connect } from '../connecting/connect.ts'

// The network and several Aeries run at once; on a busy machine that is slow without being wrong.
vi.setConfig({ testTimeout: 120_000 })

/** A picture of one grey point. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')

const network = await openBluesky()
const [shop, marta, joao] = await network.joinAll('harriswear', 'marta', 'joao-silva')
afterAll(() => network[Symbol.asyncDispose]())

const makeHouse = (adapter?: Adapter) => makeBlueskyHouse(network, shop, adapter)

const mentionOf = (at: number) => [
  { index: { byteStart: at, byteEnd: at + shop.handle.length + 1 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: shop.did }] },
]
const mention = (account: BlueskyAccount, text: string) => account.agent.post({ text: `@${shop.handle} ${text}`, facets: mentionOf(0) })
const read = async (account: BlueskyAccount, uri: string) =>
  (await account.agent.com.atproto.repo.getRecord({ repo: uri.split('/')[2]!, collection: 'app.bsky.feed.post', rkey: uri.split('/')[4]! })).data
    .value as Record<string, never>

/** Many mentions at once, numbered, as one commit to the author's repository. */
const mentionOften = (account: BlueskyAccount, times: number, now = Date.now()) =>
  account.agent.com.atproto.repo.applyWrites({
    repo: account.did,
    writes: Array.from({ length: times }, (_, n) => ({
      $type: 'com.atproto.repo.applyWrites#create',
      collection: 'app.bsky.feed.post',
      value: {
        $type: 'app.bsky.feed.post',
        text: `@${shop.handle} missed ${n}`,
        facets: mentionOf(0),
        createdAt: new Date(now - (times - n) * 2).toISOString(),
      },
    })),
  })

/** The app view reads the data server's log, a moment behind it. */
const indexed = (uri: string, is: (post: { viewer?: { replyDisabled?: boolean } }) => boolean = () => true) =>
  until(async () => (await shop.agent.getPosts({ uris: [uri] })).data.posts.some(is))

test('a mention comes in, and its answer is on the network in the thread, with the right facets', async () => {
  await using house = await makeHouse()
  const receiver = house.receive()
  const post = await mention(marta, 'where is my parcel?')
  const item = await house.named(`@${shop.handle} where is my parcel?`)
  expect(item).toMatchObject({
    id: post.uri,
    direction: 'in',
    visibility: 'public',
    automatic: false,
    author: { id: marta.did, handle: 'marta.test' },
    extra: { cid: post.cid, root: null },
  })
  const sender = house.send()
  await house.answer(item, '🦅👩‍👩‍👧 Olá @marta.test, it is on its way: https://harriswear.example/track?id=7')
  await until(async () => (await house.outbox())[0].state === 'sent')
  const sent = await read(marta, house.kept[0]!.item.id)
  await Promise.all([receiver.stop(), sender.stop()])
  expect(sent).toMatchObject({ reply: { parent: { uri: post.uri, cid: post.cid }, root: { uri: post.uri, cid: post.cid } } })
  const bytes = Buffer.from(sent['text']!)
  const facets = sent['facets']! as { index: { byteStart: number; byteEnd: number }; features: object[] }[]
  expect(facets.map(({ index, features }) => [bytes.subarray(index.byteStart, index.byteEnd).toString(), features])).toEqual([
    ['@marta.test', [{ $type: 'app.bsky.richtext.facet#mention', did: marta.did }]],
    ['https://harriswear.example/track?id=7', [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://harriswear.example/track?id=7' }]],
  ])
})

test('an item that answers something unseen has its context; our own answers in the app come in as ours', async () => {
  await using house = await makeHouse()
  const receiver = house.receive()
  const question = await joao.agent.post({ text: 'does anyone know good winter boots?' })
  const between = await marta.agent.post({ text: 'I asked that too', reply: { root: question, parent: question } })
  const call = await marta.agent.post({ text: `maybe @${shop.handle} knows`, reply: { root: question, parent: between }, facets: mentionOf(6) })
  const item = await house.named(`maybe @${shop.handle} knows`)
  await until(() => house.items.has(question.uri))
  expect(item).toMatchObject({ inReplyTo: between.uri, automatic: false, extra: { root: { uri: question.uri } } })
  expect(house.items.get(question.uri)).toMatchObject({ automatic: true, extra: { context: true }, author: { handle: 'joao-silva.test' } })
  expect(house.items.get(between.uri)).toMatchObject({ inReplyTo: question.uri, automatic: true })
  expect([...house.items.keys()].indexOf(call.uri), 'who calls us comes before whom they answer').toBeLessThan([...house.items.keys()].indexOf(question.uri))
  const own = await shop.agent.post({ text: 'We do! Look at our page.', reply: { root: question, parent: call } })
  await house.named('We do! Look at our page.')
  await receiver.stop()
  expect(house.items.get(own.uri)).toMatchObject({ direction: 'out', inReplyTo: call.uri, author: { id: shop.did, handle: shop.handle } })
})

test('what its author deletes is followed, also what was deleted while we were away', async () => {
  await using house = await makeHouse()
  const receiver = house.receive()
  const [one, two] = await Promise.all([mention(marta, 'I take this back'), mention(marta, 'and this')])
  await house.named(`@${shop.handle} I take this back`)
  await house.named(`@${shop.handle} and this`)
  await marta.agent.deletePost(one.uri)
  await until(() => house.changes.some((change) => change.change === 'deleted' && change.id === one.uri))
  await receiver.stop()
  await marta.agent.deletePost(two.uri)
  const again = house.receive()
  await until(() => house.changes.some((change) => change.id === two.uri))
  await again.stop()
  const item = house.items.get(two.uri)!
  const sender = house.send()
  await house.answer(item, 'too late')
  await until(async () => (await house.outbox())[0].state === 'failed')
  await sender.stop()
  expect((await house.outbox())[0].advice).toContain('was deleted')
})

test('a sender that is killed between the network and its answer sends once all the same', async () => {
  let kill = true
  const mortal: Adapter = {
    ...quick,
    send: async (account, message) => {
      const isDoomed = kill
      const sent = await quick.send!(account, message)
      return isDoomed ? new Promise(() => undefined) : sent
    },
  }
  await using house = await makeHouse(mortal)
  const receiver = house.receive()
  await mention(marta, 'please answer once')
  const item = await house.named(`@${shop.handle} please answer once`)
  const doomed = house.send()
  await house.answer(item, 'once and only once')
  const echo = await house.named('once and only once') // the network has it, the sender never heard
  void doomed.stop()
  kill = false
  await house.pool.query(`update channels.outbox set leased_until = clock_timestamp() - interval '1 second'`)
  const next = house.send()
  await until(async () => (await house.outbox())[0].state === 'sent')
  await Promise.all([next.stop(), receiver.stop()])
  await indexed(echo.id)
  const { data } = await marta.agent.getPostThread({ uri: item.id })
  expect((data.thread as { replies?: unknown[] }).replies).toHaveLength(1)
  expect((await house.outbox())[0]).toMatchObject({ network_id: echo.id, attempts: 2 })
  expect(house.kept.map((sent) => sent.item.id)).toEqual([echo.id])
})

test('writing the same message twice at once writes one record', async () => {
  await using house = await makeHouse()
  const receiver = house.receive()
  await mention(marta, 'twice?')
  const item = await house.named(`@${shop.handle} twice?`)
  await receiver.stop()
  const row = (await house.pool.query('select * from channels.channel')).rows[0]
  const account = openAccount(house.platform, row)
  const message = {
    id: newId(),
    text: 'just one',
    inReplyTo: item.id,
    replyExtra: item.extra,
    visibility: 'public' as const,
    subject: null,
    to: null,
    attachments: [{ file: 'attachments/lamp.png', name: 'lamp.png', type: 'image/png', bytes: PICTURE.length, alt: 'A lamp' }],
    writtenAt: new Date().toISOString(),
  }
  await house.platform.files.put('attachments/lamp.png', PICTURE)
  const [a, b] = await Promise.all([quick.send!(account, message), quick.send!(account, message)])
  expect(a).toEqual(b)
  expect(a.networkId).toBe(quick.chooseId!(account, message))
  expect(await read(marta, a.networkId)).toMatchObject({ embed: { $type: 'app.bsky.embed.images', images: [{ alt: 'A lamp' }] } })
  expect(await quick.find!(account, message)).toMatchObject({ networkId: a.networkId, url: a.url })
  expect(await quick.find!(account, { ...message, id: newId() })).toBeNull()
})

test('a post that its author closed to us cannot be answered, and says so', async () => {
  await using house = await makeHouse()
  const post = await marta.agent.post({ text: 'only friends may answer' })
  await marta.agent.app.bsky.feed.threadgate.create(
    { repo: marta.did, rkey: post.uri.split('/')[4]! },
    { post: post.uri, allow: [], createdAt: new Date().toISOString() },
  )
  await indexed(post.uri, (view) => view.viewer?.replyDisabled === true)
  await marta.agent.post({ text: `@${shop.handle} see above`, reply: { root: post, parent: post }, facets: mentionOf(0) })
  const receiver = house.receive()
  const item = await until(() => house.items.get(post.uri))
  await receiver.stop()
  expect(quick.reach({ ...item, deleted: false }, new Date())).toMatchObject({ answer: 'none', note: expect.stringContaining('lets only some people answer') })
  const sender = house.send()
  await house.answer(item, 'may I?')
  await until(async () => (await house.outbox())[0].state === 'failed')
  await sender.stop()
  expect((await house.outbox())[0].advice).toContain('lets only some people answer')
})

test('wrong credentials say what to do', async () => {
  const database = await makeDatabase()
  const platform = await makePlatform(database)
  register(quick)
  const attempt = (fields: Record<string, string>) =>
    inTransaction(database.db, (tx) =>
      connect(
        platform,
        { tx, by: AERIE, now: new Date() },
        {
          network: 'bluesky',
          name: 'Shop',
          teamId: null,
          brandId: null,
          fields: { handle: shop.handle, service: network.service, appPassword: 'x', ...fields },
        },
      ),
    )
  await expect(attempt({})).rejects.toThrow('The handle or the app password is wrong')
  await expect(attempt({ appPassword: shop.password })).rejects.toThrow('This is the account’s own password')
  await expect(attempt({ service: 'http://192.168.7.7' })).rejects.toThrow('must begin with https://')
  await expect(attempt({ service: `http://localhost:${await freePort()}` })).rejects.toThrow('cannot be reached there at the moment')
  await platform[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

test('replies and quotes come in; after being away for long everything is caught up, oldest pages too', async () => {
  await using house = await makeHouse()
  const before = house.receive()
  const ours = await shop.agent.post({ text: 'New: hawk-proof gloves' })
  await house.named('New: hawk-proof gloves')
  await before.stop()
  await indexed(ours.uri)
  await marta.agent.post({ text: 'a reply', reply: { root: ours, parent: ours } })
  await joao.agent.post({ text: 'a quote', embed: { $type: 'app.bsky.embed.record', record: ours } })
  await mentionOften(marta, 110)
  await until(async () => (await shop.agent.listNotifications({ limit: 1 })).data.notifications.length)
  await mention(marta, 'the last one')
  const after = house.receive()
  await house.named(`@${shop.handle} the last one`)
  await until(() => [...house.items.values()].filter((item) => item.text.includes('missed')).length === 110)
  await after.stop()
  expect([...house.items.values()].find((item) => item.text === 'a reply')).toMatchObject({ inReplyTo: ours.uri, automatic: false })
  expect([...house.items.values()].find((item) => item.text === 'a quote')).toMatchObject({
    inReplyTo: undefined,
    automatic: false,
    extra: { quotes: ours.uri },
  })
})

test('a long answer goes out as a thread if its writer wants one, and whatever is tried again, once', async () => {
  await using house = await makeHouse()
  const receiver = house.receive()
  await mention(marta, 'tell me all')
  const item = await house.named(`@${shop.handle} tell me all`)
  const text = ['Here is the first half of it. ', 'And here is the second half. '].map((one) => one.repeat(9).trim()).join('\n\n')
  const sender = house.send()
  await house.answer(item, text, { inParts: true })
  await until(() => house.kept.length === 2)
  const [first, second] = house.kept.map((one) => one.item)
  expect([first!.inReplyTo, second!.inReplyTo]).toEqual([item.id, first!.id])
  expect(`${first!.text}\n\n${second!.text}`).toBe(text)
  const posts = await Promise.all([first!, second!].map(({ id }) => read(shop, id)))
  expect(posts.map((post) => post['text'])).toEqual([first!.text, second!.text])
  expect(posts[1]!['reply']).toMatchObject({ root: { uri: item.id }, parent: { uri: first!.id } })
  await Promise.all([sender.stop(), receiver.stop()])

  const { rows } = await house.pool.query('select message from channels.outbox')
  const account = openAccount(house.platform, await house.channel())
  const last = { repo: shop.did, collection: 'app.bsky.feed.post', rkey: second!.id.split('/')[4]! }
  await shop.agent.com.atproto.repo.deleteRecord(last) // as if it had broken off before the second part
  expect(await quick.find!(account, rows[0].message)).toBeNull()
  const sent = await quick.send!(account, rows[0].message)
  expect([sent.networkId, sent.parts?.rest.map((part) => part.networkId)]).toEqual([first!.id, [second!.id]])
  expect(await quick.find!(account, rows[0].message)).toEqual(sent)
})
