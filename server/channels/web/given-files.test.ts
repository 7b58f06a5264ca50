import sharp from 'sharp'
import PostalMime from 'postal-mime'
import { afterAll, expect, test } from 'vitest'
import { until } from '../../../test/channels.ts'
import { openPage, SHOP } from '../../../test/web-page.ts'
import { openShop } from '../../../test/web-shop.ts'
import { mailGone } from './words/mail-gone.ts'
import { packFiles } from './words/pack-files.ts'

const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#c30' } })
  .jpeg()
  .withExif({ IFD0: { Make: 'Secret Camera' } })
  .toBuffer()
const PAGE = '<!doctype html><script>alert(1)</script>'

const shop = await openShop()
afterAll(() => shop[Symbol.asyncDispose]())
const { smtp, database, server, claire, channel, idOf, whole } = shop

const upload = async (name: string, payload: Buffer | string): Promise<{ id: string }> =>
  (
    await server.http.inject({
      method: 'POST',
      url: `/api/v1/attachments?name=${name}`,
      headers: { ...claire.headers, 'content-type': 'application/octet-stream' },
      payload,
    })
  ).json()

/** Somebody asks, and Claire answers with a picture and a page. */
async function answered(text: string, begun: object = {}) {
  const page = openPage(server, channel)
  await page.begin(begun)
  await page.says(text)
  const id = await idOf(text)
  const { changes, media } = await whole(id)
  expect(media).toMatchObject({ alt: true })
  const [picture, site] = [await upload('lamp.jpg', photo), await upload('offer.html', PAGE)]
  const attachments = [
    { id: picture.id, alt: 'A red lamp' },
    { id: site.id, alt: null },
  ]
  await claire.call('POST /conversations/:id/reply', { params: { id }, body: { text: 'Like this.', visibility: 'direct', changes, attachments } })
  server.clock.advance({ seconds: 6 })
  const line = await until(async () => (await page.hears(1)).lines[0])
  return { page, id, line: line as typeof line & { attachments: object[] } }
}

test('files in an answer reach the visitor, to be saved and never to be run, and nobody else', async () => {
  const { page, line } = await answered('How does it look?')
  expect(line.attachments).toEqual([
    { name: 'lamp.jpg', type: 'image/jpeg', bytes: photo.length, alt: 'A red lamp' },
    { name: 'offer.html', type: 'text/html', bytes: PAGE.length, alt: null },
  ])
  const get = (nth: number, as: string, who = page) => who.ask('GET', `/files?message=${line.id}&nth=${nth}&as=${as}`)
  const saved = await get(1, 'file')
  expect(saved.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': "attachment; filename*=UTF-8''offer.html",
    'x-content-type-options': 'nosniff',
    'content-security-policy': 'sandbox',
    'cache-control': 'no-store',
    'access-control-allow-origin': SHOP,
  })
  expect(saved.body).toBe(PAGE)
  for (const _ of ['made', 'kept']) {
    const shown = await get(0, 'picture')
    expect(shown.headers).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' })
    expect(await sharp(shown.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 480 })
    expect(shown.rawPayload.includes('Secret Camera')).toBe(false)
  }
  expect((await get(1, 'picture')).statusCode, 'a page is no picture').toBe(404)
  expect((await get(2, 'file')).statusCode).toBe(404)
  expect((await get(0, '../x')).statusCode).toBe(422)
  const other = openPage(server, channel)
  expect((await get(0, 'file', other)).statusCode, 'a stranger').toBe(401)
  await other.begin()
  expect((await get(0, 'file', other)).statusCode, 'another visitor').toBe(404)
  expect((await openPage(server, channel, 'https://evil.test').ask('GET', `/files?message=${line.id}&nth=0`)).statusCode).toBe(403)
})

test('that a visitor has an answer before their eyes is shown under it, since the first time', async () => {
  const { page, id, line } = await answered('Have you got it?')
  const seenAt = async () => (await whole(id)).entries.flatMap((one) => (one.what === 'item' && one.direction === 'out' ? [one.seenAt] : []))
  expect(await until(async () => (await seenAt()).length > 0 && (await seenAt()))).toEqual([null])
  const at = server.clock.now().toISOString()
  await page.ask('POST', '/signs', { seen: line.place })
  server.clock.advance({ minutes: 5 })
  await page.ask('POST', '/signs', { seen: line.place + 7 })
  expect(await seenAt()).toEqual([at])
  const { rows } = await database.pool.query(`select data from platform.fact where kind = 'message.seen' and conversation_id = $1`, [id])
  expect(rows).toEqual([{ data: { outboxIds: [line.id] } }])
})

test('who has left gets them by mail', async () => {
  await answered('Send it to me', { email: 'nora@example.org' })
  const { rows } = await database.pool.query(`select id from channels.visitor where email = 'nora@example.org'`)
  await mailGone(server.platform).run({ visitorId: rows[0].id }, new AbortController().signal)
  const mail = await PostalMime.parse(smtp.mails.at(-1)!.raw)
  expect(mail.text).toContain('lamp.jpg: A red lamp')
  expect(mail.attachments.map(({ filename, disposition }) => [filename, disposition])).toEqual([
    ['lamp.jpg', 'attachment'],
    ['offer.html', 'attachment'],
  ])
})

test('a mail takes as many files as it can hold, and the others are named', () => {
  const files = [9, 4, 3].map((bytes, nth) => ({ file: `f${nth}`, name: `n${nth}`, type: 'text/plain', bytes }))
  expect(packFiles(files, 12)).toEqual({ packed: [files[0], files[2]], left: ['n1'] })
})
