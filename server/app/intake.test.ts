import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { makeIntake, standingOf, type Draft } from '../../test/intake.ts'
import { takeIn } from './intake.ts'

const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 2, 8, minute))
const us = { id: 'us', handle: 'acme' }
const anna = { id: '1', handle: 'anna' }
const bert = { id: '2', handle: 'bert' }
const carl = { id: '3', handle: 'carl' }

/** Brings deliveries by a channel of their own. @returns the threads that come of them, by the ids of what stands in them */
async function makeThreads(): Promise<AsyncDisposable & { of(...deliveries: Draft[][]): Promise<string[][]> }> {
  const database = await makeDatabase()
  const intake = makeIntake(database)
  let channels = 0
  return {
    async of(...deliveries) {
      const inlet = await intake.open(`channel ${++channels}`)
      for (const delivery of deliveries) await inlet.take(delivery)
      return (await standingOf(database.db, inlet)).threads
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}

test('an item comes in once, with its person, its meaning, its conversation and the facts', async () => {
  await using database = await makeDatabase()
  const inlet = await makeIntake(database).open()
  const item = { id: '1', author: anna, text: 'Where is my parcel?', at: at(0) }
  expect(await inlet.take([item, item])).toEqual({ new: 1, known: 1, changed: 0, setAside: [] })
  expect(await inlet.take([{ ...item, text: 'told otherwise' }])).toEqual({ new: 0, known: 1, changed: 0, setAside: [] })
  const { rows } = await database.pool.query(`
    select i.text, p.name, a.intent, c.state, c.team_id is not null as has_team, c.due_at is not null as is_due,
      array(select kind from platform.fact where conversation_id = c.id order by seq) as facts
    from listening.item i join people.identity d on d.id = i.identity_id join people.person p on p.id = d.person_id
    join triage.assessment a on a.item_id = i.id join desk.conversation c on c.id = i.thread_id`)
  expect(rows).toEqual([
    {
      text: 'Where is my parcel?',
      name: 'anna',
      intent: expect.any(String),
      state: 'waiting_for_us',
      has_team: true,
      is_due: true,
      facts: ['conversation.opened', 'conversation.breached'],
    },
  ])
})

test('replies stand with what they answer, also when that comes late', async () => {
  await using threads = await makeThreads()
  const [a, b, c] = [
    { id: 'a', author: anna },
    { id: 'b', author: bert, inReplyTo: 'a' },
    { id: 'c', author: carl, inReplyTo: 'a' },
  ]
  expect(await threads.of([a, b, c])).toEqual([['a', 'b', 'c']])
  expect(await threads.of([c], [b])).toEqual([['b'], ['c']])
  expect(await threads.of([c], [b], [a])).toEqual([['a', 'b', 'c']])
})

test('those who answer one announcement of ours hold a conversation each; an answer of ours joins', async () => {
  await using threads = await makeThreads()
  const announcement = { id: 'news', author: us, direction: 'out' as const }
  const [a, b] = [
    { id: 'a', author: anna, inReplyTo: 'news' },
    { id: 'b', author: bert, inReplyTo: 'news' },
  ]
  const answer = { id: 'answer', author: us, direction: 'out' as const, inReplyTo: 'a' }
  const thanks = { id: 'thanks', author: anna, inReplyTo: 'answer' }
  for (const order of [
    [announcement, a, b, answer, thanks],
    [thanks, answer, b, a, announcement],
  ])
    expect(await threads.of(...order.map((one) => [one]))).toEqual([['a', 'answer', 'thanks'], ['b'], ['news']])
})

test('mail stands together by references; what no one has seen joins one author’s mails and never strangers’', async () => {
  await using threads = await makeThreads()
  const mail = (id: string, author: Draft['author'], ...references: string[]): Draft => ({ id, author, references })
  expect(await threads.of([mail('q', anna)], [mail('late', bert, 'q', 'between')])).toEqual([['late', 'q']])
  expect(await threads.of([mail('late', bert, 'q', 'between')], [mail('q', anna)])).toEqual([['late', 'q']])
  expect(await threads.of([mail('a', anna, 'unseen')], [mail('b', anna, 'unseen')])).toEqual([['a', 'b']])
  expect(await threads.of([mail('a', anna, 'form@shop'), mail('b', bert, 'form@shop')])).toEqual([['a'], ['b']])
  expect(await threads.of([mail('a', anna, ''), mail('b', anna, '')])).toEqual([['a'], ['b']])
})

test('an edit keeps what was said before, a deletion keeps nothing but that it was', async () => {
  await using database = await makeDatabase()
  const inlet = await makeIntake(database).open()
  await inlet.take([
    {
      id: 'a',
      text: 'frist',
      subject: 'S',
      html: '<p>frist</p>',
      attachments: [{ file: 'attachments/x', name: 'x.png', type: 'image/png', bytes: 3 }],
      extra: { cid: 'c' },
    },
  ])
  await inlet.take([], [{ change: 'edited', id: 'a', at: at(1), text: 'first' }])
  expect((await standingOf(database.db, inlet)).items['a']).toMatchObject({ text: 'first', before: ['frist'] })
  await inlet.take([], [{ change: 'deleted', id: 'a', at: at(2) }])
  await inlet.take([{ id: 'a', text: 'frist' }], [{ change: 'edited', id: 'a', at: at(3), text: 'again' }])
  const { rows } = await database.pool.query(`select text, html, subject, extra, deleted_at, (select count(*) from listening.attachment) as files,
    (select count(*) from listening.item_version) as versions, (select count(*) from triage.assessment) as assessments, (select preview from desk.conversation) as preview from listening.item`)
  expect(rows).toEqual([{ text: '', html: null, subject: null, extra: {}, deleted_at: at(2), files: 0, versions: 0, assessments: 1, preview: '' }])
  const { rows: facts } = await database.pool.query(`select kind, data from platform.fact where kind like 'item.%' order by seq`)
  expect(facts.map((fact) => fact.kind)).toEqual(['item.edited', 'item.deleted'])
  expect(JSON.stringify(facts)).not.toMatch(/frist|first/)
})

test('a question that its author took back is no longer due; asked again, it has the whole promise', async () => {
  await using database = await makeDatabase()
  const inlet = await makeIntake(database).open()
  const standing = async () =>
    (await database.pool.query(`select state, awaiting_since as "since", due_at > awaiting_since as due from desk.conversation`)).rows[0] as object
  const ask = (id: string, minute: number): Draft => ({ id, at: at(minute), ...(id !== 'a' && { inReplyTo: 'a' }) })
  const takeBack = (...ids: string[]) =>
    inlet.take(
      [],
      ids.map((id) => ({ change: 'deleted', id, at: at(9) })),
    )
  await inlet.take([ask('a', 0), ask('b', 1), ask('c', 2)])
  expect(await standing()).toEqual({ state: 'waiting_for_us', since: at(0), due: true })
  await takeBack('b')
  expect(await standing(), 'the oldest still waits').toMatchObject({ since: at(0) })
  await takeBack('a')
  expect(await standing(), 'the only one that is left').toEqual({ state: 'waiting_for_us', since: at(2), due: true })
  await takeBack('c')
  expect(await standing()).toEqual({ state: 'waiting_for_them', since: null, due: null })
  const { rows } = await database.pool.query(`select kind, by from platform.fact where kind = 'conversation.withdrawn'`)
  expect(rows).toEqual([{ kind: 'conversation.withdrawn', by: null }])
  await inlet.take([ask('d', 5)])
  expect(await standing()).toEqual({ state: 'waiting_for_us', since: at(5), due: true })
})

test('what an author edited is read anew, before its item too, and may become urgent', async () => {
  await using database = await makeDatabase()
  const inlet = await makeIntake(database).open()
  const urgent = 'The charger caught fire, this is dangerous!'
  const read = async (id: string) =>
    (
      await database.pool.query(
        `select a.urgency, c.urgency as "ofConversation", (a.reasons::jsonb)::text like '%hurt%' as because from listening.item i
         join triage.assessment a on a.item_id = i.id join desk.conversation c on c.id = i.thread_id where i.network_id = $1`,
        [id],
      )
    ).rows[0]
  await inlet.take([{ id: 'a', text: 'Nice charger' }])
  expect(await read('a')).toMatchObject({ because: false })
  await inlet.take([], [{ change: 'edited', id: 'a', at: at(1), text: urgent }])
  expect(await read('a')).toEqual({ urgency: 'critical', ofConversation: 'critical', because: true })
  await inlet.take([], [{ change: 'edited', id: 'b', at: at(1), text: urgent }])
  await inlet.take([{ id: 'b', text: 'Nice charger' }])
  expect(await read('b')).toEqual({ urgency: 'critical', ofConversation: 'critical', because: true })
  await inlet.take([], [{ change: 'edited', id: 'a', at: at(2), text: 'All is well' }])
  expect(await read('a')).toMatchObject({ ofConversation: 'critical', because: false })
})

test('a change that comes before its item waits for it', async () => {
  await using database = await makeDatabase()
  const inlet = await makeIntake(database).open()
  await inlet.take(
    [],
    [
      { change: 'edited', id: 'a', at: at(1), text: 'mended' },
      { change: 'deleted', id: 'b', at: at(1) },
    ],
  )
  await inlet.take([{ id: 'a', text: 'mendde' }, { id: 'b' }])
  expect((await standingOf(database.db, inlet)).items).toMatchObject({
    a: { text: 'mended', before: ['mendde'] },
    b: { text: '', deleted: expect.any(String) },
  })
  expect((await database.pool.query('select * from listening.early_change')).rows).toEqual([])
})

test('what we sent through Aerie is known as ours when the network tells of it, first or last', async () => {
  await using database = await makeDatabase()
  const inlet = await makeIntake(database).open()
  const member = '00000000-0000-7000-8000-0000000000aa'
  await inlet.take([{ id: 'q', author: anna, at: at(0) }])
  await database.pool.query(
    `insert into channels.outbox (id, channel_id, conversation_id, network_id, message, written_at, written_by, due_at)
     select gen_random_uuid(), $1, id, 'sent-1', '{}', $2, $3, $2 from desk.conversation`,
    [inlet.channelId, at(1), member],
  )
  const echo = (id: string): Draft => ({ id, author: us, direction: 'out', inReplyTo: 'q', at: at(2) })
  await inlet.take([echo('sent-1'), echo('sent-2')])
  await inlet.takeUnchecked([
    {
      ...echo('sent-2'),
      network: 'api',
      text: '',
      at: at(2),
      visibility: 'public',
      direction: 'out',
      automatic: false,
      attachments: [],
      extra: {},
      author: us,
      writtenBy: member,
    } as never,
  ])
  const { rows } = await database.pool.query(`select network_id, written_by from listening.item where direction = 'out' order by 1`)
  expect(rows).toEqual([
    { network_id: 'sent-1', written_by: member },
    { network_id: 'sent-2', written_by: member },
  ])
  expect((await database.pool.query('select is_company from people.person order by is_company')).rows).toEqual([{ is_company: false }, { is_company: true }])
})

test('the cursor moves with the items, or not at all', async () => {
  await using database = await makeDatabase()
  const intake = makeIntake(database)
  const inlet = await intake.open()
  const cursor = async () => (await database.pool.query('select cursor, last_item_at from channels.channel')).rows[0]
  await takeIn(intake.platform, { channelId: inlet.channelId, items: [], cursor: { page: 7 } })
  expect(await cursor()).toEqual({ cursor: { page: 7 }, last_item_at: null })
  await inlet.take([{ id: 'a' }])
  expect(await cursor()).toEqual({ cursor: { page: 7 }, last_item_at: intake.clock.now() })
})

test('a delivery takes a fixed number of statements, whatever its size', async () => {
  await using database = await makeDatabase()
  const inlet = await makeIntake(database).open()
  const bring = (from: number, size: number) =>
    inlet.take(
      Array.from({ length: size }, (_, n) => ({
        id: `${from + n}`,
        author: { id: n % 2 ? 'known' : `u${from + n}` },
        inReplyTo: n % 3 ? `${from + n - 1}` : null,
        at: at(n % 60),
      })),
    )
  await bring(0, 2)
  const few = await statementsOf(() => bring(100, 10))
  const many = await statementsOf(() => bring(1000, 900))
  expect(many).toHaveLength(few.length)
  expect(many.length).toBeLessThanOrEqual(24)
  const ofWatches = many.filter((statement) => statement.includes('watch'))
  expect(ofWatches, 'nobody watches, so they are asked for only beside what is asked anyway').toEqual([expect.stringContaining('listening.early_change')])
})

/** What is asked of the database meanwhile, begin and commit among it. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  await work()
  const statements = spy.mock.calls.map(([query]: unknown[]) => (typeof query === 'string' ? query : (query as { text: string }).text))
  spy.mockRestore()
  return statements
}
