import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openSieve } from '#listening'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer, type Ask, type Caller } from '../../../test/server.ts'

type Draft = Ask<'POST /watches'>['body']

const draft = (query: string, more: Partial<Draft> = {}): Draft => ({ name: query, query, purpose: 'brand', becomes: 'conversation', teamId: null, ...more })

async function openScene() {
  const database = await makeDatabase()
  const server = await makeServer(database)
  const lea = await server.asMember('lead', { name: 'Lea' })
  let said = 0
  return {
    database,
    server,
    lea,
    watch: (query: string, more: Partial<Draft> = {}) => lea.call('POST /watches', { body: draft(query, more) }),
    async bring(text: string, more: object = {}): Promise<void> {
      const item = { id: `${++said}`, network: 'forum', author: { id: 'anna-1', handle: 'anna', name: 'Anna' }, text, at: '2026-03-02T08:00:00Z', ...more }
      const taken = await lea.call('POST /items', { body: [item] })
      expect(taken).toMatchObject({ new: 1, setAside: [] })
    },
    /** Conversations, oldest first, as leads see them. */
    async conversations() {
      const { rows } = await sql<{ preview: string; team_id: string; because: string | null; items: number }>`
        select preview, team_id, because, items from desk.conversation order by opened_at, id`.execute(database.db)
      return rows
    },
    async caught(id: string, by: Caller = lea) {
      return (await by.call('GET /watches/:id/hits', { params: { id } })).items
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

test('a watch catches what comes in from then on, counts it by the day and lists it', async () => {
  await using scene = await openScene()
  await scene.bring('Acme before')
  const watch = await scene.watch('acme')
  await scene.bring('I love ACME!')
  await scene.bring('Acme again', { at: '2026-02-28T23:59:00Z' })
  await scene.bring('nothing of it')
  await scene.bring('Acme says hello', { direction: 'out' })
  const shown = await scene.lea.call('GET /watches/:id', { params: { id: watch.id } })
  expect(shown).toMatchObject({ name: 'acme', created: { by: 'Lea', at: '2026-03-02T09:00:00.000Z' }, off: null, team: null })
  expect(shown.days).toHaveLength(30)
  expect(shown.days.slice(-4)).toEqual([0, 1, 0, 1])
  expect(await scene.caught(watch.id)).toMatchObject([
    { text: 'I love ACME!', author: 'Anna', network: 'forum' },
    { text: 'Acme again', author: 'Anna' },
  ])
  const first = await scene.lea.call('GET /watches/:id/hits', { params: { id: watch.id }, query: { limit: 1 } })
  const second = await scene.lea.call('GET /watches/:id/hits', { params: { id: watch.id }, query: { limit: 1, after: first.next! } })
  expect([first, second].flatMap(({ items }) => items.map((item) => item.text))).toEqual(['I love ACME!', 'Acme again'])
  expect(second.next).toBeNull()
})

test('what it catches is a conversation of its team, which says why; a rule comes first', async () => {
  await using scene = await openScene()
  const { sales, marketing } = scene.server.teams
  await scene.watch('crm', { name: 'Looking for a CRM', teamId: sales.id })
  await scene.lea.call('PUT /rules', { body: { items: [{ name: 'Press', fits: { words: ['journalist'] }, teamId: marketing.id }] } })
  await scene.bring('Which CRM is good?', { author: { id: 'bert' } })
  await scene.bring('I am a journalist writing on CRM', { author: { id: 'carl' } })
  expect(await scene.conversations()).toMatchObject([
    { team_id: sales.id, because: 'Looking for a CRM' },
    { team_id: marketing.id, because: 'Press' },
  ])
})

test('what nobody said to us and is only counted is kept out of the desk; what was said to us never is', async () => {
  await using scene = await openScene()
  const { id } = await scene.watch('rival', { becomes: 'counted' })
  await scene.bring('Rival is great', { id: 'root', overheard: true })
  expect(await scene.conversations()).toEqual([])
  const viewer = await scene.server.asMember('viewer')
  expect(await scene.caught(id, viewer)).toMatchObject([{ text: 'Rival is great', conversationId: null }])
  await scene.bring('@acme rival is better', { author: { id: 'bert' } })
  await scene.bring('no watch met', { author: { id: 'carl' }, overheard: true })
  expect(await scene.conversations()).toMatchObject([{ preview: '@acme rival is better' }, { preview: 'no watch met' }])
  await scene.bring('of a stream, and no watch met', { author: { id: 'carl' }, overheard: 'stream' })
  expect(await scene.conversations()).toHaveLength(2)
  await scene.watch('great', { becomes: 'conversation' })
  await scene.bring('Rival is great, isn’t it?', { author: { id: 'dora' }, overheard: true })
  expect(await scene.conversations()).toHaveLength(3)
  await scene.bring('Is it, @acme?', { inReplyTo: 'root', author: { id: 'emma' } })
  expect((await scene.conversations()).find((one) => one.preview === 'Is it, @acme?')).toMatchObject({ items: 2 })
})

test('a lead hint marks the conversation and is told; a note is written on the person', async () => {
  await using scene = await openScene()
  const { sales } = scene.server.teams
  await scene.watch('"looking for" NEAR/3 crm', { name: 'Buyers', purpose: 'buying_phrase', becomes: 'lead_hint', teamId: sales.id })
  await scene.watch('from:anna', { name: 'Anna Astor', purpose: 'person', becomes: 'person_note' })
  await scene.bring('We are looking for a CRM', { author: { id: 'bert', handle: 'bert' }, overheard: true })
  await scene.bring('I moved to Rome', { overheard: true, url: 'https://forum.example/2' })
  const { items } = await scene.lea.call('GET /conversations', { query: { view: 'waiting' } })
  expect(items).toMatchObject([{ preview: 'We are looking for a CRM', tags: ['lead'], team: { id: sales.id } }])
  const { rows } = await sql<{ kind: string }>`select kind from platform.fact where kind in ('lead.hinted', 'person.noted')`.execute(scene.database.db)
  expect(rows.map(({ kind }) => kind)).toEqual(['lead.hinted', 'person.noted'])
  const { rows: notes } = await sql<{ text: string }>`select text from people.note`.execute(scene.database.db)
  expect(notes).toEqual([{ text: 'Anna Astor: “I moved to Rome”\nhttps://forum.example/2' }])
})

test('a lead hint to nobody in particular waits where the rules say, and stands under the hints of sales', async () => {
  await using scene = await openScene()
  const { sales, care } = scene.server.teams
  const sam = await scene.server.asMember('seller', { teams: [sales.id] })
  await scene.watch('crm', { becomes: 'lead_hint' })
  await scene.watch('helpdesk', { becomes: 'lead_hint', teamId: sales.id })
  await scene.bring('Which CRM is good?', { author: { id: 'bert' } })
  await scene.bring('Which helpdesk is good?', { author: { id: 'carl' } })
  const hints = await sam.call('GET /conversations', { query: { view: 'hints' } })
  expect(hints.items).toMatchObject([{ preview: 'Which CRM is good?', tags: ['lead'], team: { id: care.id } }])
})

test('a watch can rest, go on, be changed and be removed', async () => {
  await using scene = await openScene()
  const { id } = await scene.watch('acme')
  const params = { id }
  expect(await scene.lea.call('POST /watches/:id/stop', { params })).toMatchObject({ off: { by: 'Lea' } })
  await scene.bring('Acme one')
  expect(await scene.lea.call('POST /watches/:id/resume', { params })).toMatchObject({ off: null })
  await scene.bring('Acme two')
  await scene.lea.call('PUT /watches/:id', { params, body: draft('shoes', { name: 'Shoes' }) })
  await scene.bring('Acme three')
  await scene.bring('Shoes four')
  expect((await scene.caught(id)).map((hit) => hit.text).toSorted()).toEqual(['Acme two', 'Shoes four'])
  await scene.lea.call('DELETE /watches/:id', { params })
  await scene.bring('Shoes five')
  expect((await scene.lea.call('GET /watches')).items).toEqual([])
  expect(await scene.lea.refused('GET /watches/:id', { params })).toMatchObject({ status: 404, code: 'no-such-watch' })
  const { rows } = await sql<{ kind: string }>`select kind from platform.fact where kind like 'watch.%' order by seq`.execute(scene.database.db)
  expect(rows.map(({ kind }) => kind)).toEqual(['watch.begun', 'watch.stopped', 'watch.resumed', 'watch.changed', 'watch.removed'])
})

test('a watch that was removed is brought back as it was, with what it caught, unless its name was given away', async () => {
  await using scene = await openScene()
  const { lea, server } = scene
  const { id } = await scene.watch('acme', { name: 'Acme' })
  const params = { id }
  await scene.bring('Acme one')
  await lea.call('DELETE /watches/:id', { params })
  await scene.bring('Acme two')
  expect(await (await server.asMember('agent')).refused('POST /watches/:id/bring-back', { params })).toMatchObject({ status: 403 })
  for (let n = 0; n < 2; n++) expect(await lea.call('POST /watches/:id/bring-back', { params })).toMatchObject({ name: 'Acme', query: 'acme', off: null })
  await scene.bring('Acme three')
  expect((await scene.caught(id)).map((hit) => hit.text).toSorted()).toEqual(['Acme one', 'Acme three'])
  await lea.call('DELETE /watches/:id', { params })
  await scene.watch('shoes', { name: 'acme' })
  expect(await lea.refused('POST /watches/:id/bring-back', { params })).toMatchObject({ code: 'watch-name-taken' })
})

test('refuses what makes no watch', async () => {
  await using scene = await openScene()
  await scene.watch('acme', { name: 'Acme' })
  const refused = (query: string, more: Partial<Draft> = {}) => scene.lea.refused('POST /watches', { body: draft(query, more) })
  expect(await refused('acme OR')).toMatchObject({ status: 422, code: 'query-not-understood', trouble: { code: 'missing-side', from: 5, to: 7 } })
  expect(await refused('shoes', { name: 'ACME' })).toMatchObject({ status: 409, code: 'watch-name-taken' })
  expect(await refused('shoes', { teamId: '00000000-0000-4000-8000-000000000009' })).toMatchObject({ status: 422, code: 'no-such-team' })
})

test('marketers, leads and administrators write watches; everybody reads them', async () => {
  await using scene = await openScene()
  for (const role of ['marketer', 'lead', 'administrator'] as const)
    await (await scene.server.asMember(role)).call('POST /watches', { body: draft('shoes', { name: role }) })
  for (const role of ['agent', 'seller', 'viewer'] as const) {
    const caller = await scene.server.asMember(role)
    expect(await caller.refused('POST /watches', { body: draft('shoes', { name: role }) })).toMatchObject({ status: 403 })
    expect((await caller.call('GET /watches')).items.map((one) => one.name)).toEqual(['administrator', 'lead', 'marketer'])
  }
  expect(await scene.server.stranger.refused('GET /watches')).toMatchObject({ status: 401 })
})

test('a preview tells what last week would have brought, of what the reader may see', async () => {
  await using scene = await openScene()
  await scene.bring('The Gerät is broken', { author: { id: 'bert', handle: 'bert' } })
  await scene.bring('my gerät in private', { visibility: 'direct', author: { id: 'carl' } })
  await scene.bring('GERAT years ago', { at: '2020-03-02T08:00:00Z' })
  await scene.bring('東京タワーに行く', { author: { id: 'dora' } })
  const preview = async (query: string, by: Caller = scene.lea) => by.call('GET /watches/preview', { query: { query } })
  expect(await preview('gerat')).toMatchObject({ trouble: null, caught: 2, isAtLeast: false, newest: [{}, {}] })
  const viewer = await scene.server.asMember('viewer')
  expect(await preview('gerat', viewer)).toMatchObject({ caught: 1, newest: [{ text: 'The Gerät is broken', author: 'bert' }] })
  expect(await preview('from:bert')).toMatchObject({ caught: 1 })
  expect(await preview('タワー')).toMatchObject({ caught: 1 })
  expect(await preview('gerat lang:en -private')).toMatchObject({ caught: 1 })
  expect(await preview('gerat (')).toMatchObject({ trouble: { code: 'missing-side' }, caught: 0 })
})

test('a preview of a week with more than can be looked at asks the index, and says that there may be more', async () => {
  await using scene = await openScene()
  await scene.bring('the rare gerät')
  await sql`
    insert into listening.item (id, channel_id, network, network_id, direction, visibility, identity_id, thread_id, text, at, received_at)
    select gen_random_uuid(), channel_id, network, 'many ' || n, direction, visibility, identity_id, gen_random_uuid(), 'one of many', at + n * interval '1 millisecond', at
    from listening.item, generate_series(1, 6000) as n`.execute(scene.database.db)
  const preview = async (query: string) => scene.lea.call('GET /watches/preview', { query: { query } })
  expect(await preview('gerat -nothing')).toMatchObject({ caught: 1, isAtLeast: true })
  expect(await preview('(gerat OR "many one") OR rare NEAR/2 ger*')).toMatchObject({ caught: 1, isAtLeast: true })
  expect(await preview('many')).toMatchObject({ caught: 5000, isAtLeast: true })
  expect(await preview('from:anna many')).toMatchObject({ caught: 5000, isAtLeast: true })
  expect(await preview('👍')).toMatchObject({ caught: 0, isAtLeast: true })
})

test('a stream gives on only what meets a watch, and hears of a new one', async () => {
  await using scene = await openScene()
  const { server } = scene
  const sieve = openSieve(server.platform.db, server.clock)
  const sift = async (...texts: string[]) => (await sieve.sift(texts, (text) => ({ text }))).map(({ post, watches }) => [post, watches.map((one) => one.name)])
  expect(await sift('Acme')).toEqual([])
  await scene.watch('acme')
  await scene.watch('shoes', { becomes: 'counted' })
  server.clock.advance({ seconds: 2 })
  expect(await sift('Acme shoes', 'nothing', 'acme')).toEqual([
    ['Acme shoes', ['acme', 'shoes']],
    ['acme', ['acme']],
  ])
  for (const { post } of await sieve.sift(['Acme in the stream', 'nothing', 'shoes in the stream'], (text) => ({ text })))
    await scene.bring(post, { author: { id: post }, overheard: 'stream' })
  expect(await scene.conversations()).toMatchObject([{ preview: 'Acme in the stream' }])
  const { items } = await scene.lea.call('GET /watches')
  expect(items.map(({ name, days }) => [name, days.at(-1)])).toEqual([
    ['acme', 1],
    ['shoes', 1],
  ])
})
