import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { until } from '../../../test/channels.ts'
import { makeStandIn, register } from '../../../test/channels.ts'
import { bring as bringIn } from '../../../test/bring.ts'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer, type Caller } from '../../../test/server.ts'
import type { Outgoing } from '../../channels/adapter.ts'
import { findOrMakeChannel } from '#channels'
import { inTransaction } from '#platform/db.ts'
import { AERIE } from '#platform/work.ts'

const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#c30' } })
  .jpeg()
  .withExif({ IFD0: { Make: 'Secret Camera' } })
  .toBuffer()

async function openScene() {
  const sent: Outgoing[] = []
  const gallery = makeStandIn('gallery', {
    media: { most: 2, types: ['image/'], largest: 100_000, alt: true },
    beforeSend: async (message: Outgoing) => void sent.push(message),
  } as object)
  register(gallery, makeStandIn('wordy'))
  const database = await makeDatabase()
  const server = await makeServer(database)
  const claire = await server.asMember('agent', { name: 'Claire', teams: [server.teams.care.id] })
  const omar = await server.asMember('agent', { name: 'Omar', teams: [server.teams.care.id] })
  const ask = async (network: string) => {
    const channelId = await inTransaction(server.platform.db, (tx) => findOrMakeChannel({ tx, by: AERIE, now: server.clock.now() }, { network, name: network }))
    await bringIn(server.platform, channelId, {
      id: 'a1',
      network,
      author: { id: 'anna', handle: 'anna', name: 'Anna' },
      text: 'How does it look?',
      at: server.clock.now(),
    })
    const { items } = await claire.call('GET /conversations', { query: { view: 'waiting', channelId } })
    return items[0]!
  }
  const upload = async (name: string, payload: Buffer, caller: Caller = claire) =>
    (
      await server.http.inject({
        method: 'POST',
        url: `/api/v1/attachments?name=${name}`,
        headers: { ...caller.headers, 'content-type': 'application/octet-stream' },
        payload,
      })
    ).json()
  return { server, claire, omar, sent, ask, upload, [Symbol.asyncDispose]: async () => (await server[Symbol.asyncDispose](), database[Symbol.asyncDispose]()) }
}

const answer = (changes: number, attachments: { id: string; alt: string | null }[]) => ({
  text: 'Like this.',
  visibility: 'public' as const,
  changes,
  attachments,
})

test('a picture goes with an answer, with what is to be seen in it, and stands in the conversation as a small one without metadata', async () => {
  await using scene = await openScene()
  const { server, claire } = scene
  const { id, changes } = await scene.ask('gallery')
  expect(await claire.call('GET /conversations/:id', { params: { id } })).toMatchObject({ media: { most: 2, alt: true } })
  const picture = await scene.upload('lamp.jpg', photo)
  expect(picture).toMatchObject({ type: 'image/jpeg', bytes: photo.length })
  await claire.call('POST /conversations/:id/reply', { params: { id }, body: answer(changes, [{ id: picture.id, alt: ' A red lamp ' }]) })
  await server.startWorkers()
  server.clock.advance({ seconds: 6 })
  const attached = await until(
    async () =>
      (await claire.call('GET /conversations/:id', { params: { id } })).entries.flatMap((entry) => (entry.what === 'item' ? entry.attachments : []))[0],
  )
  expect(scene.sent[0]?.attachments).toMatchObject([{ name: 'lamp.jpg', type: 'image/jpeg', alt: 'A red lamp' }])
  expect(attached).toMatchObject({ name: 'lamp.jpg', alt: 'A red lamp', picture: `/api/v1/attachments/${attached.id}/picture` })
  const get = (url: string, { headers }: Pick<Caller, 'headers'> = claire) => server.http.inject({ url, headers })
  for (const [size, width] of [
    ['small', 480],
    ['large', 900],
    ['large', 900],
  ] as const) {
    const shown = await get(`${attached.picture}?size=${size}`)
    expect(shown.headers).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(await sharp(shown.rawPayload).metadata()).toMatchObject({ format: 'webp', width })
    expect(shown.rawPayload.includes('Secret Camera')).toBe(false)
  }
  const whole = await get(attached.url)
  expect(whole.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': expect.stringMatching(/^attachment;/),
    'x-content-type-options': 'nosniff',
    'content-security-policy': 'sandbox',
  })
  expect(whole.rawPayload.equals(photo)).toBe(true)
  expect((await get(attached.picture!, server.stranger)).statusCode).toBe(401)
})

test('what the network would not take is refused, and can be sent otherwise', async () => {
  await using scene = await openScene()
  const { id, changes } = await scene.ask('gallery')
  const files = await Promise.all([scene.upload('a.jpg', photo), scene.upload('b.jpg', photo), scene.upload('c.jpg', photo)])
  const [large, odd] = [
    await scene.upload('d.gif', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(200_000)])),
    await scene.upload('e.pdf', Buffer.from('%PDF-1.7')),
  ]
  const refused = (some: { id: string }[], caller = scene.claire) =>
    caller.refused('POST /conversations/:id/reply', {
      params: { id },
      body: answer(
        changes,
        some.map((one) => ({ id: one.id, alt: null })),
      ),
    })
  expect(await refused(files)).toMatchObject({ code: 'too-many-files', most: 2 })
  expect(await refused([large])).toMatchObject({ code: 'file-too-large-there' })
  expect(await refused([odd])).toMatchObject({ code: 'file-type-there' })
  expect(await refused([files[0]], scene.omar)).toMatchObject({ code: 'no-such-upload' })
  await scene.claire.call('POST /conversations/:id/reply', { params: { id }, body: answer(changes, [{ id: files[0].id, alt: null }]) })
  const wordy = await scene.ask('wordy')
  const body = answer(wordy.changes, [{ id: files[1].id, alt: null }])
  expect(await scene.claire.refused('POST /conversations/:id/reply', { params: { id: wordy.id }, body })).toMatchObject({ code: 'no-files-here' })
})

test('a file larger than is allowed is refused while it comes in', async () => {
  await using scene = await openScene()
  expect(await scene.upload('x.bin', Buffer.alloc(26 * 1024 * 1024))).toMatchObject({ status: 413 })
})

test('a picture larger than the network takes is made smaller on its way out; the conversation keeps what was added', async () => {
  await using scene = await openScene()
  const { server, claire, sent } = scene
  const { id, changes } = await scene.ask('gallery')
  const noise = await sharp(randomBytes(700 * 300 * 3), { raw: { width: 700, height: 300, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer()
  const picture = await scene.upload('noise.jpeg', noise)
  await claire.call('POST /conversations/:id/reply', { params: { id }, body: answer(changes, [{ id: picture.id, alt: 'Noise' }]) })
  await server.startWorkers()
  server.clock.advance({ seconds: 6 })
  const [small] = (await until(() => sent[0])).attachments
  expect(small).toMatchObject({ name: 'noise.jpg', type: 'image/jpeg', alt: 'Noise' })
  expect(small!.bytes).toBeLessThanOrEqual(100_000)
  expect((await server.platform.files.bytes(small!.file)).byteLength).toBe(small!.bytes)
  const kept = async () =>
    (await claire.call('GET /conversations/:id', { params: { id } })).entries.flatMap((one) => (one.what === 'item' ? one.attachments : []))
  expect(await until(async () => (await kept())[0])).toMatchObject({ name: 'noise.jpeg', bytes: noise.byteLength })
})

test('an answer that is taken back gives its files back, with what was said of them, once', async () => {
  await using scene = await openScene()
  const { claire } = scene
  const { id, changes } = await scene.ask('gallery')
  const picture = await scene.upload('lamp.jpg', photo)
  const reply = (attachments: { id: string; alt: string | null }[], changed: number) =>
    claire.call('POST /conversations/:id/reply', { params: { id }, body: answer(changed, attachments) })
  const { outgoing } = await reply([{ id: picture.id, alt: 'A red lamp' }], changes)
  const { files, state } = await claire.call('POST /outbox/:id/cancel', { params: { id: outgoing.id } })
  expect([state, files]).toEqual(['cancelled', [{ id: expect.any(String), name: 'lamp.jpg', type: 'image/jpeg', bytes: photo.length, alt: 'A red lamp' }]])
  expect((await claire.call('POST /outbox/:id/cancel', { params: { id: outgoing.id } })).files).toEqual([])
  const now = await claire.call('GET /conversations/:id', { params: { id } })
  await reply([{ id: files[0]!.id, alt: files[0]!.alt }], now.changes)
})
