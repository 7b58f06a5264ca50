import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { followTopics } from '#desk'
import { countStatements } from '../../../test/statements.ts'
import { openScene } from '../../../test/scene.ts'
import { readTopicsJob } from './learning/read-topics-job.ts'
import { isHeldBack } from './learning/measure.ts'
import { topicsLoaded } from './reading/loaded.ts'

const WHOLE = 'GET /conversations/:id'

async function open() {
  const scene = await openScene()
  const { claire, lea, server, bring } = scene
  let people = 0
  return {
    ...scene,
    /** Somebody new writes. @returns the conversation */
    async says(text: string, more: object = {}) {
      const nth = ++people
      await bring(`by-${nth}`, text, { author: { id: `p-${nth}`, handle: `p${nth}`, name: `P ${nth}` }, ...more })
      const { rows } = await sql<{ id: string }>`select id from desk.conversation order by last_item_at desc limit 1`.execute(server.platform.db)
      return rows[0]!.id
    },
    async item(id: string) {
      const { entries, topic } = await claire.call(WHOLE, { params: { id } })
      const [first] = entries.filter((entry) => entry.what === 'item')
      return { ...first!, assessment: first!.assessment!, topic }
    },
    add: (name: string, words: string[], examples: string[] = []) => lea.call('POST /topics', { body: { name, words, examples } }),
    /** As the job does soon after the list changed. */
    async readNow() {
      server.clock.advance({ minutes: 1 })
      await readTopicsJob(server.platform, followTopics).run({ propose: true }, new AbortController().signal)
    },
    /** Until this process looks for so many topics. */
    used: (count: number) => expect.poll(() => topicsLoaded(server.platform.db)).toBe(count),
    [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose](),
  }
}

test('a new topic shows on what is there and on what comes in, with the word that decided; lists are filtered by it', async () => {
  await using scene = await open()
  const { says, item, add, readNow, used, lea, claire } = scene
  const old = await says('Where is my Rückerstattung? You promised it last week')
  const other = await says('The blue one is lovely')
  const refunds = await add('Refunds', ['refund', 'ruckerstattung', 'money back'])
  expect(await lea.call('GET /topics')).toMatchObject({ items: [{ name: 'Refunds' }], reading: { read: 0 } })
  await readNow()
  expect(await lea.call('GET /topics')).toMatchObject({ items: [{ name: 'Refunds' }], reading: null })
  expect(await item(old)).toMatchObject({
    topic: { id: refunds.id, name: 'Refunds' },
    assessment: { topics: [{ id: refunds.id, name: 'Refunds', confidence: 0.9, because: 'word: “ruckerstattung”' }] },
  })
  expect(await item(other)).toMatchObject({ topic: null, assessment: { topics: [] } })
  await used(1)
  const fresh = await says('I want my MONEY   back, and a refund of the fees')
  expect((await item(fresh)).assessment.topics).toMatchObject([{ id: refunds.id, because: 'words: “money back”, “refund”' }])
  expect((await claire.call('GET /topics/found')).items, 'what came since the list was read is counted').toEqual([{ id: refunds.id, found: 2 }])
  expect((await item(await says('That was a refunder, and monkey backs'))).topic).toBeNull()
  const { items } = await claire.call('GET /conversations', { query: { view: 'waiting', topic: refunds.id } })
  expect(items.map((row) => row.id).toSorted()).toEqual([old, fresh].toSorted())
})

test('a topic is corrected like the rest: shown at once, kept when it is read anew, taken back; no topic is an answer, an archived one is none', async () => {
  await using scene = await open()
  const { says, item, add, readNow, used, claire, lea, server } = scene
  const delivery = await add('Delivery', ['parcel'])
  const prices = await add('Prices', ['price'])
  await used(2)
  const id = await says('The parcel came at last')
  const { id: itemId, assessment } = await item(id)
  expect(assessment.topics).toMatchObject([{ name: 'Delivery' }])
  const correct = (right: string) => claire.call('POST /items/:id/corrections', { params: { id: itemId }, body: { what: 'topic', right } })
  const said = await correct(prices.id)
  expect(await item(id)).toMatchObject({
    topic: { name: 'Prices' },
    assessment: { topics: [{ name: 'Prices', confidence: 1 }], opinions: [{ what: 'topic', right: prices.id }] },
  })
  await readNow()
  expect((await item(id)).topic).toMatchObject({ name: 'Prices' })
  server.clock.advance({ seconds: 1 })
  const none = await correct('none')
  expect(await item(id)).toMatchObject({ topic: null, assessment: { topics: [] } })
  for (const one of [none, said]) await claire.call('DELETE /items/:id/corrections/:correction', { params: { id: itemId, correction: one.id } })
  expect((await item(id)).topic).toMatchObject({ name: 'Delivery' })
  await lea.call('POST /topics/:id/archive', { params: { id: prices.id } })
  const archived = { params: { id: itemId }, body: { what: 'topic' as const, right: prices.id } }
  expect(await claire.refused('POST /items/:id/corrections', archived)).toMatchObject({ status: 404, code: 'no-such-topic' })
  await readNow()
  expect((await item(id)).topic).toMatchObject({ name: 'Delivery' })
  await lea.call('POST /topics/:id/archive', { params: { id: delivery.id } })
  await readNow()
  expect((await item(id)).topic, 'what has it keeps it').toMatchObject({ name: 'Delivery' })
  expect((await lea.call('POST /topics/:id/restore', { params: { id: delivery.id } })).archivedAt).toBeNull()
})

test('examples and corrections are learned from, measured on what was held back, and used only if they do no harm', async () => {
  await using scene = await open()
  const { says, item, add, readNow, used, claire, lea } = scene
  const login = await add('Signing in', ['log in'], ['cannot get into my account since the update', 'the two factor code never arrives'])
  for (const text of ['What a lovely day', 'Thanks for nothing', 'When do you open', 'Is the shop in Leeds closed']) await says(text)
  const ids: string[] = []
  for (const where of ['phone', 'tablet', 'laptop', 'office', 'telly', 'train', 'watch', 'car']) ids.push(await says(`Zorbling dongle on my ${where} is grey`))
  await readNow()
  await used(1)
  expect((await item(await says('my account is locked since the update'))).assessment.topics).toMatchObject([
    { name: 'Signing in', because: expect.stringMatching(/^like an example: “cannot get into my account/) as string },
  ])
  for (const id of ids) await claire.call('POST /items/:id/corrections', { params: { id: (await item(id)).id }, body: { what: 'topic', right: login.id } })
  await readNow()
  const { topics } = await lea.call('GET /triage/learning')
  const held = await Promise.all(ids.map(async (id) => isHeldBack((await item(id)).id)))
  expect(topics).toMatchObject({ corrections: 8, acceptances: 0, helps: true, heldBack: { count: held.filter(Boolean).length, without: 0 } })
  expect(topics!.heldBack.right).toBe(topics!.heldBack.count)
  const next = async () => (await item(await says('zorbling dongle again'))).assessment.topics
  await expect.poll(next).toMatchObject([{ name: 'Signing in', because: expect.stringMatching(/^learned: /) as string }])
})

test('the list is kept by leads: names are told apart, words must be words, and order and archiving hold', async () => {
  await using scene = await open()
  const { add, lea, claire } = scene
  const [a, b] = [await add('Delivery', ['parcel']), await add('Prices', ['price'])]
  expect(await lea.refused('POST /topics', { body: { name: 'delivery' } })).toMatchObject({ status: 409, code: 'topic-taken' })
  expect(await lea.refused('POST /topics', { body: { name: 'Stars', words: ['***'] } })).toMatchObject({ status: 422, code: 'no-word' })
  expect(await claire.refused('POST /topics', { body: { name: 'Mine' } })).toMatchObject({ status: 403 })
  expect((await claire.call('GET /topics')).items.map((topic) => topic.name)).toEqual(['Delivery', 'Prices'])
  const names = async () => (await lea.call('PUT /topics', { body: { ids: [b.id, a.id] } })).items.map((topic) => topic.name)
  expect(await names()).toEqual(['Prices', 'Delivery'])
  await lea.call('POST /topics/:id/archive', { params: { id: b.id } })
  expect(await names()).toEqual(['Delivery', 'Prices'])
  expect(await lea.refused('POST /topics/:id/archive', { params: { id: b.id } })).toMatchObject({ status: 404, code: 'no-such-topic' })
  await add('prices', ['price'])
  expect(await lea.refused('POST /topics/:id/restore', { params: { id: b.id } })).toMatchObject({ status: 409, code: 'topic-taken' })
  const changed = await lea.call('PUT /topics/:id', {
    params: { id: a.id },
    body: { name: 'Delivery', words: ['parcel', 'courier'], description: 'What we ship' },
  })
  expect(changed).toMatchObject({ words: ['parcel', 'courier'], description: 'What we ship' })
})

test('a rule asks for topics, and so cannot say what a message is', async () => {
  await using scene = await open()
  const { add, used, says, lea, claire, server } = scene
  const topic = await add('Wholesale', ['wholesale'])
  await used(1)
  const rule = { name: 'Wholesale to sales', fits: { topics: [topic.id] }, teamId: server.teams.sales.id }
  await lea.call('PUT /rules', { body: { items: [rule] } })
  const id = await says('Do you have wholesale terms?')
  expect(await claire.call(WHOLE, { params: { id } })).toMatchObject({ team: { id: server.teams.sales.id }, because: 'Wholesale to sales' })
  expect(await lea.call('POST /rules/try', { body: { fits: rule.fits } })).toMatchObject({ met: 1 })
  expect(await lea.refused('PUT /rules', { body: { items: [{ ...rule, teamId: null, does: { intent: 'spam' } }] } })).toMatchObject({
    code: 'rule-needs-reading',
  })
})

test('new topics are proposed from what fits none, by enough people; added or turned down, they do not come again', async () => {
  await using scene = await open()
  const { says, readNow, lea, claire, add, item } = scene
  await add('Delivery', ['parcel'])
  const cities = ['Leeds', 'York', 'Hull', 'Bath', 'Ripon', 'Truro', 'Ely']
  for (const city of cities) await says(`Your gift voucher is refused in ${city}, the voucher code says expired`)
  for (let i = 0; i < 9; i++) await says(`Grinder blade ${i} wobbles`, { author: { id: 'one', handle: 'one', name: 'One' } })
  for (const text of ['Hello there', 'Where is my parcel', 'A fine day to you', 'When do you open', 'Nice shop window']) await says(text)
  await says('My voucher code is 1234 5678, the gift voucher is expired', { visibility: 'direct' })
  await readNow()
  const { items, lookedAt } = await lea.call('GET /topics/proposals')
  expect(lookedAt).not.toBeNull()
  expect(items).toMatchObject([{ items: 8, authors: 8 }])
  expect(items[0]!.words).toContain('voucher')
  expect(items[0]!.samples.length).toBe(3)
  expect(await claire.refused('GET /topics/proposals')).toMatchObject({ status: 403 })
  const { id, words } = items[0]!
  await lea.call('POST /topics/proposals/:id/dismissal', { params: { id } })
  await readNow()
  expect((await lea.call('GET /topics/proposals')).items).toEqual([])
  await lea.call('DELETE /topics/proposals/:id/dismissal', { params: { id } })
  expect((await lea.call('GET /topics/proposals')).items).toMatchObject([{ id }])
  await lea.call('POST /topics', { body: { name: 'Vouchers', words, proposalId: id } })
  expect((await lea.call('GET /topics/proposals')).items).toEqual([])
  await readNow()
  expect((await lea.call('GET /topics/proposals')).items).toEqual([])
  expect((await item((await lea.call('GET /search', { query: { q: 'Truro' } })).items[0]!.conversation.id)).topic).toMatchObject({ name: 'Vouchers' })
})

test('topics add no statement to intake, and none to a list', async () => {
  await using scene = await open()
  const { add, used, says, claire } = scene
  await says('Where is my parcel')
  const counted = async () => {
    const bringing = countStatements()
    await says('Where is my parcel, please')
    const brought = bringing.stop()
    const listing = countStatements()
    await claire.call('GET /conversations', { query: { view: 'waiting' } })
    return { brought, listed: listing.stop() }
  }
  await counted()
  const before = await counted()
  await add('Delivery', ['parcel'])
  await used(1)
  await counted()
  expect(await counted()).toEqual(before)
})

test('what is read for a list that is taken away meanwhile, as with the demo, is not kept', async () => {
  await using scene = await open()
  const { platform } = scene.server
  await scene.says('Where is my refund?')
  await scene.add('Refunds', ['refund'])
  const takeAway = async () => void (await sql`delete from triage.topic`.execute(platform.db))
  await readTopicsJob(platform, takeAway).run({ propose: true }, new AbortController().signal)
  const { rows } = await sql<{ kind: string }>`select kind from platform.fact where kind like 'triage.topics%' order by seq`.execute(platform.db)
  expect(rows.map(({ kind }) => kind)).toEqual(['triage.topics_learned'])
})
