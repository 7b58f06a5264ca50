import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { makeIntake } from '../../test/intake.ts'
import { makeServer } from '../../test/server.ts'
import type { RawItem } from '#channels'

const item = (id: string, more: object = {}) => ({ id, network: 'x', author: { handle: 'anna' }, text: `this is ${id}`, at: '2026-03-02T08:00:00Z', ...more })

test('a bad item never sinks its neighbours, and waits to be mended', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const key = await server.asKey('administrator')
  const brought = await key.call('POST /items', { body: [item('1'), { id: 'bad', text: 5 }, item('2'), item('1'), 'nonsense'] })
  expect(brought).toMatchObject({
    new: 2,
    known: 1,
    setAside: [
      { index: 1, id: 'bad' },
      { index: 4, id: null },
    ],
  })
  expect(brought.setAside[0]!.reason).toContain('text: ')
  expect(await key.call('POST /items', { body: [item('1'), { id: 'bad', text: 5 }] })).toMatchObject({ new: 0, known: 1, setAside: [{ index: 1 }] })
  const { items } = await key.call('GET /set-aside')
  expect(items).toHaveLength(2)
  const bad = items.find((one) => one.networkId === 'bad')!
  expect(await key.call('POST /set-aside/:id/retry', { params: bad, body: {} })).toMatchObject({ new: 0, setAside: [{ id: 'bad' }] })
  expect(await key.call('POST /set-aside/:id/retry', { params: bad, body: { raw: '{"id":' } })).toMatchObject({ new: 0, setAside: [{ id: null }] })
  expect(await key.call('POST /set-aside/:id/retry', { params: bad, body: { raw: JSON.stringify(item('bad')) } })).toEqual({
    new: 1,
    known: 0,
    changed: 0,
    setAside: [],
  })
  expect(await key.refused('POST /set-aside/:id/dismiss', { params: bad })).toMatchObject({ code: 'not-set-aside' })
  for (const one of (await key.call('GET /set-aside')).items) await key.call('POST /set-aside/:id/dismiss', { params: one })
  expect((await key.call('GET /set-aside')).items).toEqual([])
})

test('lines are taken one by one, and who may not bring is turned away', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const key = await server.asKey('lead')
  const lines = [JSON.stringify(item('1')), '{"id": "cut off', '', JSON.stringify(item('2'))].join('\n')
  const send = (headers: Record<string, string>) =>
    server.http.inject({ method: 'POST', url: '/api/v1/items?channel=Shop', headers: { ...headers, 'content-type': 'application/x-ndjson' }, payload: lines })
  const answer = await send(key.headers)
  expect(answer.json()).toMatchObject({ new: 2, known: 0, setAside: [{ index: 1, id: null }] })
  expect((await send({})).statusCode).toBe(401)
  expect((await send((await server.asKey('agent')).headers)).statusCode).toBe(403)
  expect((await key.call('GET /set-aside')).items).toMatchObject([{ channel: 'Shop', place: 'item 2', raw: '{"id": "cut off' }])
})

test.each(['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-ndjson; charset=utf-8'])(
  'lines are taken as %s, with a byte order mark',
  async (type) => {
    await using database = await makeDatabase()
    await using server = await makeServer(database)
    const { headers } = await server.asKey('lead')
    const payload = `\uFEFF${JSON.stringify(item('1'))}\n${JSON.stringify(item('2'))}\n`
    const answer = await server.http.inject({ method: 'POST', url: '/api/v1/items', headers: { ...headers, 'content-type': type }, payload })
    expect(answer.json()).toEqual({ new: 2, known: 0, changed: 0, setAside: [] })
  },
)

test.each(['application/json', 'application/x-ndjson'])('%s that is not UTF-8 is refused whole, before a letter of it is lost', async (type) => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const { headers } = await server.asKey('lead')
  const text = JSON.stringify(item('1', { text: 'J\u00fcrgen fragt' }))
  const payload = Buffer.from(type === 'application/json' ? `[${text}]` : text, 'latin1')
  const send = (body: Buffer) => server.http.inject({ method: 'POST', url: '/api/v1/items', headers: { ...headers, 'content-type': type }, payload: body })
  expect((await send(payload)).json()).toMatchObject({ status: 422, code: 'not-utf-8', detail: expect.stringContaining('UTF-8') })
  expect((await database.pool.query('select count(*)::int as items from listening.item')).rows).toEqual([{ items: 0 }])
  expect((await send(Buffer.from(payload.toString('latin1')))).json()).toMatchObject({ new: 1 })
})

test('what is dated ahead came now, and what the source claimed is kept; a clock that is a little ahead is believed', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const key = await server.asKey('lead')
  const now = server.platform.clock.now()
  const soon = new Date(now.getTime() + 60_000)
  await key.call('POST /items', { body: [item('far', { at: '2099-01-01T00:00:00Z' }), item('soon', { at: soon.toISOString() })] })
  await key.call('POST /items', { body: [{ id: 'soon', change: 'edited', text: 'edited', at: '2098-01-01T00:00:00Z' }] })
  const { rows } = await database.pool.query(`select network_id, at, extra, edited_at from listening.item order by network_id`)
  expect(rows).toEqual([
    { network_id: 'far', at: now, extra: { claimedAt: '2099-01-01T00:00:00.000Z' }, edited_at: null },
    { network_id: 'soon', at: soon, extra: {}, edited_at: now },
  ])
})

test('a question dated ahead is answered by an answer that comes later', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const key = await server.asKey('lead')
  await key.call('POST /items', { body: [item('1', { at: '2099-01-01T00:00:00Z' })] })
  const at = new Date(server.platform.clock.now().getTime() + 60_000).toISOString()
  await key.call('POST /items', { body: [item('2', { at, direction: 'out', inReplyTo: '1', author: { handle: 'shop' } })] })
  expect((await database.pool.query('select state from desk.conversation')).rows).toEqual([{ state: 'waiting_for_them' }])
})

test('what the author changed is followed by the API: once, early or late, and counted', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const key = await server.asKey('lead')
  const edit = { id: '1', network: 'x', change: 'edited', text: 'said better', at: '2026-03-02T08:05:00Z' }
  const late = { id: '1', change: 'edited', text: 'in between', at: '2026-03-02T08:01:00Z' }
  const gone = { id: '2', change: 'deleted', at: '2026-03-02T08:10:00Z' }
  const read = async () =>
    (
      await database.pool.query(`select network_id as id, text, deleted_at is not null as gone,
        array(select v.text from listening.item_version v where v.item_id = item.id order by replaced_at) as before from listening.item order by 1`)
    ).rows
  expect(await key.call('POST /items', { body: [gone, item('1'), edit] })).toEqual({ new: 1, known: 0, changed: 2, setAside: [] })
  expect(await key.call('POST /items', { body: [item('2'), edit, late, { ...late, text: ' ' }] })).toEqual({
    new: 1,
    known: 0,
    changed: 2,
    setAside: [{ index: 3, id: '1', reason: expect.stringContaining('text: empty') }],
  })
  const standing = [
    { id: '1', text: 'said better', gone: false, before: ['this is 1', 'in between'] },
    { id: '2', text: '', gone: true, before: [] },
  ]
  expect(await read()).toEqual(standing)
  expect(await key.call('POST /items', { body: [item('2'), edit, late, gone] })).toEqual({ new: 0, known: 1, changed: 3, setAside: [] })
  expect(await read()).toEqual(standing)
  expect(await key.call('POST /items', { body: [{ id: '1', change: 'moved', at: '2026-03-02T08:10:00Z' }] })).toMatchObject({ setAside: [{ id: '1' }] })
})

test('an address that leads to no page is left out, and who says nothing is set aside', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const key = await server.asKey('lead')
  const urls = ['javascript:alert(1)', 'not a url', ' JavaScript:alert(1)', 'data:text/html,x', 'https://x.example/1', 'HTTP://x.example/2']
  const brought = urls.map((url, n) => item(`${n}`, { url, author: { id: `${n}`, url } }))
  expect(await key.call('POST /items', { body: brought })).toMatchObject({ new: 6 })
  const { rows } = await database.pool.query(
    'select item.url, i.url as profile from listening.item join people.identity i on i.id = identity_id order by network_id',
  )
  expect(rows.map((row) => row.url)).toEqual([null, null, null, null, ...urls.slice(4)])
  expect(rows.map((row) => row.profile)).toEqual(rows.map((row) => row.url))
  const blank = [item('a', { text: '' }), item('b', { text: ' \u200b\n' }), item('c', { text: '', subject: 'My order' })]
  expect(await key.call('POST /items', { body: blank })).toMatchObject({
    new: 1,
    setAside: [{ id: 'a', reason: expect.stringContaining('text: empty') }, { id: 'b' }],
  })
})

test('what only our own adapters may say is left out: formatted text and stored files', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const key = await server.asKey('lead')
  await key.call('POST /items', {
    body: [item('1', { html: '<script>alert(1)</script>', attachments: [{ file: 'imports/1', name: 'a', type: 'b', bytes: 1 }] })],
  })
  expect((await database.pool.query('select html, (select count(*) from listening.attachment) as files from listening.item')).rows).toEqual([
    { html: null, files: 0 },
  ])
})

/** Anything JSON can say, with what databases stumble over. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('@', '@a', 'a', '@@a', 'A', '\u0000', '\ud800', 'a\u0000b', '1e400', '', ' ', '\uFFFF', '9'.repeat(400)),
  fc.string({ unit: 'grapheme' }),
  fc.jsonValue(),
)
const strange = fc.record(
  {
    id: nasty,
    network: fc.oneof(fc.constant('x'), nasty),
    author: fc.oneof(
      fc.record({ id: nasty, handle: nasty, name: nasty, url: nasty, followers: fc.oneof(fc.double(), fc.maxSafeInteger()) }, { requiredKeys: [] }),
      nasty,
    ),
    text: nasty,
    at: fc.oneof(
      fc.constantFrom(
        '2026-03-02T08:00:00Z',
        '-000001-01-01T00:00:00Z',
        '9999-12-31T23:59:59.999999999Z',
        '+275760-09-13T00:00:00.000Z',
        '2026-02-30T00:00:00Z',
        '0001-01-01T00:00:00+14:00',
      ),
      nasty,
    ),
    inReplyTo: nasty,
    references: fc.array(nasty, { maxLength: 3 }),
    subject: nasty,
    lang: nasty,
    url: nasty,
    extra: fc.dictionary(fc.string({ unit: 'binary' }), nasty),
  },
  { requiredKeys: ['id', 'network', 'author', 'text', 'at'] },
)

test('whatever is brought, good items go in and each strange one is taken or told why not', { timeout: 60_000 }, async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const key = await server.asKey('lead')
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(strange, { maxLength: 8 }), async (some) => {
      const good = item(`good ${++run}`)
      const brought = [...some, good]
      const answer = await key.call('POST /items', { body: brought, query: { channel: `run ${run}` } })
      expect(answer.new + answer.known + answer.changed + answer.setAside.length).toBe(brought.length)
      expect(answer.new).toBeGreaterThan(0)
      expect(answer.setAside.every((one) => one.index < some.length && one.reason)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('what the database refuses nevertheless is found by halving, and set aside alone', async () => {
  await using database = await makeDatabase()
  const inlet = await makeIntake(database).open()
  const unchecked = Array.from(
    { length: 9 },
    (_, n) =>
      ({
        ...item(`${n}`),
        at: new Date('2026-03-02T08:00:00Z'),
        direction: 'in',
        visibility: 'public',
        attachments: [],
        extra: {},
        automatic: false,
        text: n % 4 === 2 ? 'nul \u0000' : 'fine',
      }) as unknown as RawItem,
  )
  expect(await inlet.takeUnchecked(unchecked)).toMatchObject({
    new: 7,
    known: 0,
    setAside: [
      { index: 2, id: '2' },
      { index: 6, id: '6' },
    ],
  })
  const { rows } = await database.pool.query('select (select count(*) from listening.item) as items, (select count(*) from listening.set_aside) as aside')
  expect(rows).toEqual([{ items: 7, aside: 2 }])
})
