import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openScene } from '../../../test/scene.ts'
import { readerOf } from './engines.ts'
import { learn } from './learn-job.ts'

const WHOLE = 'GET /conversations/:id'

/** What a message says and how it is known, as somebody sees it. */
async function open() {
  const scene = await openScene()
  const { claire, lea, server } = scene
  const item = async (id: string) => {
    const { entries } = await claire.call(WHOLE, { params: { id } })
    const [first] = entries.filter((entry) => entry.what === 'item')
    return { ...first!, assessment: first!.assessment! }
  }
  const conversationOf = async (text: string) => (await lea.call('GET /search', { query: { q: text } })).items[0]!.conversation.id
  const learnNow = async () => {
    server.clock.advance({ minutes: 1 })
    return learn(server.platform.db, () => server.clock.now())
  }
  return { ...scene, item, conversationOf, learnNow, [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose]() }
}

test('a correction shows at once on item and conversation, with who made it; the deadline follows; taken back, all is as before', async () => {
  await using scene = await open()
  const { bring, claire, first, item, server } = scene
  await bring('a', 'Walking by the river again')
  const id = await first()
  const before = await claire.call(WHOLE, { params: { id } })
  const { id: itemId } = await item(id)
  const intent = await claire.call('POST /items/:id/corrections', { params: { id: itemId }, body: { what: 'intent', right: 'buying_signal' } })
  server.clock.advance({ seconds: 1 })
  const urgency = await claire.call('POST /items/:id/corrections', { params: { id: itemId }, body: { what: 'urgency', right: 'critical' } })
  const after = await claire.call(WHOLE, { params: { id } })
  expect(after).toMatchObject({ intent: 'buying_signal', urgency: 'critical' })
  const { assessment } = await item(id)
  expect(assessment).toMatchObject({ intent: 'buying_signal', urgency: 'critical', intents: [{ intent: 'buying_signal', confidence: 1 }] })
  expect(assessment.opinions.map(({ what, right, by }) => [what, right, by.name])).toEqual([
    ['urgency', 'critical', 'Claire'],
    ['intent', 'buying_signal', 'Claire'],
  ])
  expect(Date.parse(after.due!.at)).toBeLessThanOrEqual(Date.parse(before.due!.at))
  for (const one of [intent, urgency]) await claire.call('DELETE /items/:id/corrections/:correction', { params: { id: itemId, correction: one.id } })
  const { intent: intentNow, urgency: urgencyNow, due } = await claire.call(WHOLE, { params: { id } })
  expect({ intentNow, urgencyNow, due: due!.at }).toEqual({ intentNow: before.intent, urgencyNow: before.urgency, due: before.due!.at })
})

test('it is for members who may work and may see it: a stranger, a viewer, a key, another team, and our own messages are turned away', async () => {
  await using scene = await open()
  const { bring, claire, sami, lea, key, first, item, server, omar } = scene
  await bring('a', 'My invoice is wrong', { visibility: 'direct' })
  const { id: itemId } = await item(await first())
  const ask = { params: { id: itemId }, body: { what: 'all' as const } }
  expect(await server.stranger.refused('POST /items/:id/corrections', ask)).toMatchObject({ status: 401 })
  expect(await (await server.asMember('viewer')).refused('POST /items/:id/corrections', ask)).toMatchObject({ status: 403 })
  expect(await sami.refused('POST /items/:id/corrections', ask)).toMatchObject({ status: 404, code: 'no-such-item' })
  expect(await key.refused('POST /items/:id/corrections', ask)).toMatchObject({ status: 403, code: 'members-only' })
  const given = await claire.call('POST /items/:id/corrections', ask)
  const back = { params: { id: itemId, correction: given.id } }
  expect(await sami.refused('DELETE /items/:id/corrections/:correction', back)).toMatchObject({ status: 404, code: 'no-such-item' })
  expect(await omar.refused('DELETE /items/:id/corrections/:correction', back)).toMatchObject({ status: 404, code: 'no-such-correction' })
  await lea.call('DELETE /items/:id/corrections/:correction', back)
  for (const name of ['GET /triage/corrections', 'GET /triage/learning'] as const) {
    expect(await server.stranger.refused(name)).toMatchObject({ status: 401 })
    expect(await claire.refused(name)).toMatchObject({ status: 403 })
  }
  for (const name of ['POST /triage/forgetting', 'DELETE /triage/forgetting'] as const) expect(await claire.refused(name)).toMatchObject({ status: 403 })
  expect(await claire.refused('PUT /triage/layer', { body: { version: 1 } })).toMatchObject({ status: 403 })
  await bring('b', 'We answer', { direction: 'out', inReplyTo: 'a', author: { id: 'us', handle: 'us', name: 'Us' } })
  const { rows } = await sql<{ id: string }>`select id from listening.item where direction = 'out'`.execute(server.platform.db)
  expect(await lea.refused('POST /items/:id/corrections', { ...ask, params: { id: rows[0]!.id } })).toMatchObject({ status: 422, code: 'not-read' })
})

test('who corrects a message and then agrees with the rest of it says nothing twice', async () => {
  await using scene = await open()
  const { bring, claire, lea, first, item } = scene
  await bring('a', 'Does the grinder fit under a 40 cm cupboard?')
  const { id: itemId } = await item(await first())
  await claire.call('POST /items/:id/corrections', { params: { id: itemId }, body: { what: 'sentiment', right: 'positive' } })
  const all = { params: { id: itemId }, body: { what: 'all' as const } }
  const { id: correction } = await claire.call('POST /items/:id/corrections', all)
  expect((await lea.call('GET /triage/corrections')).items).toMatchObject([{ what: 'sentiment', right: 'positive' }])
  await claire.call('DELETE /items/:id/corrections/:correction', { params: { id: itemId, correction } })
  await claire.call('POST /items/:id/corrections', all)
  const again = await claire.call('POST /items/:id/corrections', all)
  await claire.call('DELETE /items/:id/corrections/:correction', { params: { id: itemId, correction: again.id } })
})

test('two who disagree are shown so, and the newest word counts; agreements are kept apart', async () => {
  await using scene = await open()
  const { bring, claire, omar, lea, first, item, server } = scene
  await bring('a', 'Does the grinder fit under a 40 cm cupboard?')
  const id = await first()
  const { id: itemId } = await item(id)
  await claire.call('POST /items/:id/corrections', { params: { id: itemId }, body: { what: 'all' } })
  expect((await lea.call('GET /triage/corrections')).items).toEqual([])
  server.clock.advance({ seconds: 1 })
  await omar.call('POST /items/:id/corrections', { params: { id: itemId }, body: { what: 'intent', right: 'buying_signal' } })
  expect((await item(id)).assessment.intent).toBe('buying_signal')
  const listed = await lea.call('GET /triage/corrections', { query: { disputed: 'true' } })
  expect(
    listed.items.map(({ by, said, right, others, conversationId }) => ({
      by: by.name,
      said,
      right,
      others: others.map((one) => [one.by.name, one.right]),
      conversationId,
    })),
  ).toEqual([
    { by: 'Omar', said: 'question', right: 'buying_signal', others: [['Claire', 'question']], conversationId: id },
    { by: 'Claire', said: 'question', right: 'question', others: [['Omar', 'buying_signal']], conversationId: id },
  ])
  const paged = await lea.call('GET /triage/corrections', { query: { disputed: 'true', limit: 1 } })
  const rest = await lea.call('GET /triage/corrections', { query: { disputed: 'true', limit: 1, after: paged.next! } })
  expect([...paged.items, ...rest.items]).toEqual(listed.items)
})

const SAID = [
  'for us on Tuesday',
  'for our office please',
  'again, 20 liters',
  'this week',
  'in Leeds',
  'to the usual address',
  'I think',
  'our tank is low',
  'at our site',
  'as always',
  'by the harbour',
  'next to the church',
  'like in spring',
  'in the yellow house',
]

test(
  'ten corrections are learned from soon: the next item is read right, says why and by which version; forgetting and remembering',
  { timeout: 60_000 },
  async () => {
    await using scene = await open()
    const { bring, claire, lea, item, conversationOf, learnNow, server } = scene
    const { db } = server.platform
    for (const [i, text] of SAID.entries()) await bring(`said-${i}`, `Zorbix ${text}`, { author: { id: `a-${i}`, handle: `a${i}`, name: `A ${i}` } })
    const inLine = async () => (await sql`select from job.job where name = 'triage.learn' and singleton_key = 'soon'`.execute(db)).rows.length
    const { items } = await lea.call('GET /conversations', { query: { view: 'waiting', limit: 50 } })
    expect(items.length).toBe(SAID.length)
    let corrections = 0
    for (const { id } of items) {
      const { id: itemId, assessment } = await item(id)
      expect(await inLine()).toBe(corrections < 10 ? 0 : 1)
      await claire.call('POST /items/:id/corrections', { params: { id: itemId }, body: { what: 'intent', right: 'buying_signal' } })
      if (assessment.intent !== 'buying_signal') corrections++
    }
    expect(corrections).toBeGreaterThanOrEqual(10)
    expect(await learnNow()).toBe(1)
    expect(await learnNow()).toBeNull()
    await expect.poll(() => readerOf(server.platform).name).toBe('linear-1+1')
    await bring('next', 'Another zorbix for Baker Street', { author: { id: 'b', handle: 'b', name: 'B' } })
    const { assessment } = await item(await conversationOf('baker street'))
    expect(assessment.intent).toBe('buying_signal')
    expect(assessment.reasons.find((one) => one.because.startsWith('learned here'))!.because).toContain('zorbix')
    const { rows: kept } = await sql<{ engine: string }>`select distinct engine from triage.assessment where engine like '%+%'`.execute(db)
    expect(kept).toEqual([{ engine: 'linear-1+1' }])
    expect(await lea.call('GET /triage/learning')).toMatchObject({ inUse: 1, since: 0, forgotten: null, versions: [{ version: 1, helps: true, usable: true }] })
    server.clock.advance({ seconds: 1 })
    expect(await lea.call('POST /triage/forgetting')).toMatchObject({ inUse: null, forgotten: { by: { name: 'Lea' } } })
    await expect.poll(() => readerOf(server.platform).name).toBe('linear-1')
    expect(await learnNow()).toBeNull()
    expect(await lea.call('DELETE /triage/forgetting')).toMatchObject({ inUse: 1, forgotten: null })
    expect(await lea.refused('DELETE /triage/forgetting')).toMatchObject({ code: 'nothing-forgotten' })
    expect(await lea.refused('PUT /triage/layer', { body: { version: 9 } })).toMatchObject({ status: 404, code: 'no-such-layer' })
    expect(await lea.call('PUT /triage/layer', { body: { version: 1 } })).toMatchObject({ inUse: 1 })
  },
)
