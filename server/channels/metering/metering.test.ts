import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { findOrMakeChannel, RawItem, runReceivers, runSender } from '#channels'
import { inTransaction } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { AERIE } from '#platform/work.ts'
import { makeStandIn, register, until } from '../../../test/channels.ts'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'
import { lookAfter } from '../health/look-after.ts'
import { queueMessage } from '../outbox/queue.ts'
import { byTable } from '../reach/decide.ts'
import { cannotPay, spendingOf } from './budget.ts'
import { costOfReading } from './cost.ts'
import { costOfAnswer } from './demand-budget.ts'
import { readingStopped } from './stop-reading.ts'
import { writeSpent } from './write-spent.ts'

/** A network that costs money, an administrator, and a channel on it. */
async function openHouse() {
  const network = makeStandIn('x', { reach: (item, now) => byTable('x', item, now) })
  register(network, makeStandIn('square'), makeStandIn('youtube'))
  const database = await makeDatabase()
  const server = await makeServer(database)
  const act = <T>(run: (work: Parameters<typeof queueMessage>[0]) => Promise<T>) =>
    inTransaction(database.db, (tx) => run({ tx, by: AERIE, now: server.clock.now() }))
  const channelId = await act((work) => findOrMakeChannel(work, { network: 'x', name: 'Shop on X' }))
  const admin = await server.asMember('administrator')
  return {
    network,
    database,
    server,
    act,
    channelId,
    admin,
    item: (id: string, more: object = {}) =>
      RawItem.parse({ id, network: 'x', author: { handle: 'anna' }, text: 'Where is it?', at: server.clock.now(), extra: { calledUs: true }, ...more }),
    write: (text: string) => act((work) => queueMessage(work, { channelId, conversationId: newId(), inReplyTo: newId(), text, visibility: 'public' })),
    budget: (month: number | null, readingShare = 0.8, day: number | null = null) =>
      admin.call('PUT /channels/:id/budget', { params: { id: channelId }, body: { month, day, readingShare } }),
    spending: async () => (await admin.call('GET /spending')).items[0]!,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

test('reading is metered with what it brought: what was said to us, what was overheard, and what could not be kept', async () => {
  await using house = await openHouse()
  const { server, channelId, item, spending } = house
  const { takeIn } = await import('../../app/intake.ts')
  await takeIn(server.platform, {
    channelId,
    items: [item('1'), item('2'), item('3', { overheard: true })],
    broken: [{ place: 'a post', raw: '{}', reason: 'odd', id: '4' }],
    cursor: 1,
  })
  expect(await spending()).toMatchObject({
    unit: 'USD',
    month: 0.012,
    day: 0.012,
    budget: null,
    state: 'well',
    days: [{ reads: 4, answers: 0, amount: 0.012 }],
  })
  await expect(
    inTransaction(house.database.db, async (tx) => {
      await takeIn(server.platform, { channelId, items: [item('5')], cursor: 2 }, tx)
      throw new Error('the machine dies')
    }),
  ).rejects.toThrow('dies')
  await takeIn(server.platform, { channelId, items: [item('6')] }) // brought by hand: nobody paid for it
  expect((await spending()).month).toBe(0.012)
  server.clock.advance({ hours: 24 })
  await takeIn(server.platform, { channelId, items: [item('7')], cursor: 3 })
  expect(await spending()).toMatchObject({ month: 0.013, day: 0.001, days: [{ reads: 4 }, { reads: 1 }] })
})

test('an answer is metered when it is sent, once, and counts as spent while it waits', async () => {
  await using house = await openHouse()
  const { network, server, write, spending } = house
  await write('Thank you!')
  await write('Look here: https://example.com')
  expect(await spending()).toMatchObject({ month: 0, waiting: 0.21 })
  const end = new AbortController()
  onTestFinished(() => end.abort())
  const sending = runSender(server.platform, () => Promise.resolve(), end.signal, { x: network })
  await until(() => network.there.length === 2)
  await until(async () => (await spending()).waiting === 0)
  end.abort()
  await sending
  expect(await spending()).toMatchObject({ month: 0.21, waiting: 0, days: [{ reads: 0, answers: 2 }] })
})

test('reading stops before answering does, is told, and goes on with more money', { timeout: 60_000 }, async () => {
  await using house = await openHouse()
  const { network, server, item, budget, spending, write, channelId } = house
  const { takeIn } = await import('../../app/intake.ts')
  await budget(0.02, 0.1)
  network.inbox = [[item('1')], [item('2')], [item('3')], [item('4')]]
  const end = new AbortController()
  onTestFinished(() => end.abort())
  const receiving = runReceivers(server.platform, takeIn, end.signal, { networks: { x: network } })
  await until(async () => (await spending()).state === 'reading_stopped')
  await until(() => network.receiving === 0)
  expect((await spending()).month).toBe(0.002)
  const told = async () =>
    (await sql<{ kind: string }>`select kind from platform.fact where kind like 'channel.reading%' order by seq`.execute(house.database.db)).rows.map(
      (row) => row.kind,
    )
  expect(await told()).toEqual(['channel.reading_stopped'])
  await write('Still answered.') // 0.010 of the 0.018 that are left
  await expect(write('Not this one.')).rejects.toMatchObject({ code: 'budget-spent' })
  expect((await spending()).state).toBe('spent')
  await budget(1, 0.9)
  await until(async () => (await spending()).month === 0.004)
  await until(async () => (await told()).length === 2)
  expect(await told()).toEqual(['channel.reading_stopped', 'channel.reading_resumed'])
  end.abort()
  await receiving
  expect(channelId).toBeTruthy()
})

test('no two spend the same money, and a budget that was cut holds for what waits', async () => {
  await using house = await openHouse()
  const { network, server, write, budget, spending, database } = house
  await budget(0.025, 1)
  const tried = await Promise.allSettled(Array.from({ length: 6 }, (_, n) => write(`Answer ${n}`)))
  expect(tried.filter((one) => one.status === 'fulfilled')).toHaveLength(2)
  await budget(0.015, 1)
  const end = new AbortController()
  onTestFinished(() => end.abort())
  const sending = runSender(server.platform, () => Promise.resolve(), end.signal, { x: network })
  const states = async () => (await sql<{ state: string }>`select state from channels.outbox order by state`.execute(database.db)).rows.map((row) => row.state)
  await until(async () => (await states()).every((state) => state === 'sent' || state === 'failed'))
  end.abort()
  await sending
  expect((await spending()).month).toBeLessThanOrEqual(0.015)
})

test('that reading stops soon is told before it does, then that it has, then that nothing is sent; the mails follow', async () => {
  await using house = await openHouse()
  const { server, act, channelId, budget, spending, database } = house
  await budget(1, 0.8)
  const kinds = async () =>
    (await sql<{ kind: string }>`select kind from platform.fact where kind ~ '^channel.(budget_|reading_)' order by seq`.execute(database.db)).rows.map(
      (row) => row.kind,
    )
  const spend = (dollars: number) => act((work) => writeSpent(work.tx, channelId, work.now, [{ what: 'read', count: 1, amount: dollars * 1_000_000 }]))
  const look = () => readingStopped(database.db, server.clock.now(), [{ id: channelId, network: 'x' }])
  await spend(0.59)
  expect([(await look()).size, (await spending()).state, await kinds()]).toEqual([0, 'well', []])
  await spend(0.01)
  expect([(await look()).size, (await spending()).state, await kinds()]).toEqual([0, 'nearly', ['channel.budget_nearly']])
  await lookAfter(server.platform)
  await spend(0.2)
  expect([(await look()).size, (await spending()).state]).toEqual([1, 'reading_stopped'])
  await spend(0.195)
  expect([(await look()).size, (await look()).size, (await spending()).state]).toEqual([1, 1, 'spent'])
  await budget(2, 0.8)
  expect((await look()).size).toBe(0)
  expect(await kinds()).toEqual(['channel.budget_nearly', 'channel.reading_stopped', 'channel.budget_spent', 'channel.reading_resumed'])
  const { rows } = await sql<{ kind: string }>`select kind from channels.trouble`.execute(database.db)
  expect(rows).toEqual([{ kind: 'budget_nearly' }])
})

test('whatever the budget and whatever was used: who may read may answer, so reading always ends first', () => {
  const state = fc.property(
    amount,
    amount,
    fc.double({ min: 0.01, max: 1, noNaN: true }),
    used,
    fc.integer({ min: 0, max: 300_000 }),
    (month, day, share, spent, price) => {
      const budget = { month, day, readingShare: share }
      const reads = !['reading_stopped', 'spent'].includes(spendingOf(budget, spent, price))
      return !reads || !cannotPay(budget, spent, price)
    },
  )
  expect(fc.check(state).failed).toBe(false)
})
const amount = fc.option(fc.integer({ min: 0, max: 2_000_000 }))
const used = fc.record({ month: fc.nat(2_000_000), day: fc.nat(2_000_000), waiting: fc.nat(500_000) })

test('days and months are those of the company, and those of a quota the network’s own', async () => {
  await using house = await openHouse()
  const { server, act, channelId, spending, database } = house
  await sql`update workspace.company set time_zone = 'Europe/Berlin'`.execute(database.db)
  const tube = await act((work) => findOrMakeChannel(work, { network: 'youtube', name: 'Our films' }))
  const spend = async (): Promise<void> => {
    for (const id of [channelId, tube]) await act((work) => writeSpent(work.tx, id, work.now, [{ what: 'answer', count: 1, amount: 1_000_000 }]))
  }
  const both = async () => (await house.admin.call('GET /spending')).items.map((one) => [one.channel.network, one.month, one.day, one.timeZone])
  server.clock.advance({ hours: 29 * 24 + 12.5 }) // 31 March, 21:30 UTC: 23:30 in Berlin, 14:30 in Los Angeles
  await spend()
  server.clock.advance({ hours: 1 }) // 22:30 UTC: April has begun in Berlin, not in UTC and not in California
  expect(await both()).toEqual([
    ['youtube', 1, 1, 'America/Los_Angeles'],
    ['x', 0, 0, 'Europe/Berlin'],
  ])
  await spend()
  expect(await both()).toEqual([
    ['youtube', 2, 2, 'America/Los_Angeles'],
    ['x', 1, 1, 'Europe/Berlin'],
  ])
  expect((await spending()).channel.network).toBe('youtube')
})

test('private messages have a price of their own', async () => {
  expect(costOfReading('x', [{}, { visibility: 'direct' }, { visibility: 'direct' }, { overheard: true }], 1)).toEqual([
    { what: 'read_own', count: 3, amount: 21_000 },
    { what: 'read', count: 2, amount: 10_000 },
  ])
  expect(costOfReading('x', [])).toEqual([])
  expect(costOfAnswer('x', { text: 'https://example.com', visibility: 'direct' })).toMatchObject({ amount: 15_000 })
  expect(costOfAnswer('x', { text: 'https://example.com', visibility: 'public' })).toMatchObject({ amount: 200_000 })
  expect(costOfAnswer('mastodon', { text: 'hi', visibility: 'public' })).toBeNull()
})

test('the month and the day begin anew, and only then', async () => {
  await using house = await openHouse()
  const { server, act, channelId, budget, spending, write } = house
  await budget(10, 0.8, 0.02)
  await act((work) => writeSpent(work.tx, channelId, work.now, [{ what: 'answer', count: 1, amount: 19_000 }]))
  expect(await spending()).toMatchObject({ state: 'spent', day: 0.019 })
  await expect(write('Today')).rejects.toMatchObject({ code: 'budget-spent' })
  server.clock.advance({ hours: 15 }) // 2 March 09:00 → 3 March 00:00 UTC
  expect(await spending()).toMatchObject({ state: 'well', day: 0, month: 0.019 })
  await write('Tomorrow')
})

test('a budget is an administrator’s to set, only where something costs, and can be taken away', async () => {
  await using house = await openHouse()
  const { server, channelId, budget, spending, act } = house
  const body = { month: 5, day: null, readingShare: 0.5 }
  for (const role of ['lead', 'agent', 'viewer'] as const)
    expect(await (await server.asMember(role)).refused('PUT /channels/:id/budget', { params: { id: channelId }, body })).toMatchObject({
      status: 403,
      code: 'not-allowed',
    })
  expect(await server.stranger.refused('GET /spending')).toMatchObject({ status: 401 })
  const free = await act((work) => findOrMakeChannel(work, { network: 'square', name: 'Square' }))
  expect(await house.admin.refused('PUT /channels/:id/budget', { params: { id: free }, body })).toMatchObject({ code: 'costs-nothing' })
  expect(await budget(5, 0.5)).toMatchObject({ budget: { month: 5, day: null, readingShare: 0.5 }, state: 'well' })
  await budget(null)
  expect((await spending()).budget).toBeNull()
  expect((await house.admin.call('GET /reach')).items.find((one) => one.network === 'x')).toMatchObject({ access: 'paid', price: { answerWithLink: 0.2 } })
})
