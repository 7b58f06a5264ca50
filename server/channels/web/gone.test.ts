import PostalMime from 'postal-mime'
import { afterAll, expect, test } from 'vitest'
import { until } from '../../../test/channels.ts'
import { openPage } from '../../../test/web-page.ts'
import { openShop } from '../../../test/web-shop.ts'
import { forgetVisitors } from './visits/forget.ts'
import { mailGone } from './words/mail-gone.ts'

const shop = await openShop()
afterAll(() => shop[Symbol.asyncDispose]())
const { smtp, database, server, claire, channel, idOf, whole } = shop

async function answer(id: string, text: string) {
  const { changes } = await whole(id)
  const { outgoing } = await claire.call('POST /conversations/:id/reply', { params: { id }, body: { text, visibility: 'direct', changes } })
  server.clock.advance({ seconds: 6 })
  return outgoing.id
}
const visitors = async () => (await database.pool.query('select id, email, seen_place, last_place from channels.visitor order by opened_at, id')).rows

test('an answer to a form goes to the address they gave, once', async () => {
  const { body } = await server.http.inject({ url: `/contact/${channel}?lang=de` })
  server.clock.advance({ seconds: 20 })
  const ticket = /name="ticket" value="([^"]+)"/.exec(body)![1]!
  const payload = new URLSearchParams({ ticket, email: 'nora@example.org', text: 'In red?' }).toString()
  const headers = { origin: 'http://aerie.test', 'content-type': 'application/x-www-form-urlencoded' }
  await server.http.inject({ method: 'POST', url: `/contact/${channel}?lang=de`, headers, payload })
  const outgoing = await answer(await idOf('In red?'), 'Yes, in red.')
  await until(() => smtp.mails.length)
  const mail = await PostalMime.parse(smtp.mails[0]!.raw)
  expect(mail).toMatchObject({ subject: 'Ihre Nachricht an Harris Wear', messageId: `<${outgoing}@aerie.test>`, from: { address: 'shop@harris.test' } })
  expect(mail.text).toContain('Yes, in red.')
  await mailGone(server.platform).run({ visitorId: (await visitors())[0].id }, new AbortController().signal)
  expect(smtp.mails).toHaveLength(1)
})

test('who has seen an answer on the page gets no mail, who has left does', async () => {
  const [stays, goes] = [openPage(server, channel), openPage(server, channel)]
  for (const [page, name] of [
    [stays, 'stays'],
    [goes, 'goes'],
  ] as const) {
    await page.begin({ email: `${name}@example.org` })
    await page.says(`One who ${name}`)
    await answer(await idOf(`One who ${name}`), `To one who ${name}`)
    await until(async () => (await page.hears(1)).lines.length)
  }
  await stays.ask('POST', '/signs', { seen: 2 })
  const before = smtp.mails.length
  for (const one of await visitors()) await mailGone(server.platform).run({ visitorId: one.id }, new AbortController().signal)
  expect(smtp.mails.slice(before).map((mail) => mail.to)).toEqual([['goes@example.org']])
})

test('who has not come back for half a year is forgotten, and what was said stays at the desk', async () => {
  const page = openPage(server, channel)
  await page.begin()
  await page.says('Long ago')
  const id = await idOf('Long ago')
  server.clock.advance({ hours: 24 * 181 })
  await forgetVisitors(server.platform).run({}, new AbortController().signal)
  expect(await visitors()).toEqual([])
  expect((await page.ask('GET', '/messages')).statusCode).toBe(401)
  expect((await whole(id)).entries.find((one) => one.what === 'item')).toMatchObject({ text: 'Long ago' })
  await answer(id, 'Too late')
  const entry = async () => (await whole(id)).entries.find((one) => one.what === 'outgoing')
  await until(async () => (await entry())?.state === 'failed')
  expect(await entry()).toMatchObject({ advice: expect.stringContaining('has been forgotten') })
})
