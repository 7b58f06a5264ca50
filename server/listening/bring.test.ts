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
  expect(await key.call('POST /set-aside/:id/retry', { params: bad, body: { raw: JSON.stringify(item('bad')) } })).toEqual({ new: 1, known: 0, setAside: [] })
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
      expect(answer.new + answer.known + answer.setAside.length).toBe(brought.length)
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
