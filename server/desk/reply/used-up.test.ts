import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { findOrMakeChannel, runSender } from '#channels'
import { inTransaction } from '#platform/db.ts'
import { AERIE } from '#platform/work.ts'
import { bring } from '../../../test/bring.ts'
import { makeStandIn, register, until } from '../../../test/channels.ts'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'
import { byTable } from '../../channels/reach/decide.ts'

/** A channel on a network that counts, two comments there, and a lead who answers them. */
async function openHouse(network: string) {
  const standIn = makeStandIn(network, { reach: (item, now) => byTable(network, item, now) })
  register(standIn)
  const database = await makeDatabase()
  const server = await makeServer(database)
  const lead = await server.asMember('lead', { name: 'Lea' })
  const channelId = await inTransaction(database.db, (tx) => findOrMakeChannel({ tx, by: AERIE, now: server.clock.now() }, { network, name: network }))
  for (const id of ['1', '2'])
    await bring(server.platform, channelId, { id, network, author: { handle: `c${id}` }, text: 'Where is it?', at: server.clock.now() })
  const { items } = await lead.call('GET /conversations', { query: { view: 'waiting' } })
  const id = (nth: number): string => items.find((one) => one.handle === `c${nth}`)!.id
  return {
    standIn,
    database,
    server,
    lead,
    channelId,
    reach: async (nth: number) => (await lead.call('GET /conversations/:id', { params: { id: id(nth) } })).reach,
    answer: (nth: number, visibility: 'public' | 'direct' = 'public') => ({
      params: { id: id(nth) },
      body: { text: 'On its way.', visibility, changes: 1, anyway: true, afterwards: 'wait' as const },
    }),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** So many answers went out on the channel, so long ago. */
const sentBefore = (house: Awaited<ReturnType<typeof openHouse>>, count: number, hours: number) => {
  const at = new Date(house.server.clock.now().getTime() - hours * 3_600_000)
  return sql`
    insert into channels.outbox (id, channel_id, conversation_id, message, written_at, due_at, waits_since, state, sent_at)
    select gen_random_uuid(), ${house.channelId}, gen_random_uuid(), '{}', ${at}, ${at}, ${at}, 'sent', ${at} from generate_series(1, ${count})`.execute(
    house.database.db,
  )
}

test('Threads takes 1,000 answers in any 24 hours: what is left is shown, and one more is refused until there is room', async () => {
  await using house = await openHouse('threads')
  const { lead, server } = house
  await sentBefore(house, 500, 30) // of yesterday: they count no more
  await sentBefore(house, 998, 23)
  expect((await house.reach(1)).perDay).toEqual({ most: 1000, left: 2, nextAt: null })
  await lead.call('POST /conversations/:id/reply', house.answer(1))
  await lead.call('POST /conversations/:id/reply', house.answer(1))
  expect((await house.reach(2)).perDay).toEqual({ most: 1000, left: 0, nextAt: '2026-03-02T10:00:00.000Z' })
  expect(await lead.refused('POST /conversations/:id/reply', house.answer(2))).toMatchObject({
    code: 'day-full',
    most: 1000,
    nextAt: '2026-03-02T10:00:00.000Z',
  })
  server.clock.advance({ minutes: 61 })
  await lead.call('POST /conversations/:id/reply', house.answer(2))
  expect((await house.reach(2)).perDay).toMatchObject({ left: 997 })
})

test('an answer that waits while others use up the day goes out when there is room, and is not lost', async () => {
  await using house = await openHouse('threads')
  const { lead, server, standIn } = house
  await lead.call('POST /conversations/:id/reply', house.answer(1))
  await sentBefore(house, 1000, 23)
  server.clock.advance({ seconds: 10 })
  const end = new AbortController()
  onTestFinished(() => end.abort())
  const sending = runSender(server.platform, () => Promise.resolve(), end.signal)
  const waits = async () =>
    (
      await sql<{ due_at: Date; error: string }>`select due_at, error from channels.outbox where state = 'queued' and error is not null`.execute(
        house.database.db,
      )
    ).rows[0]
  expect(await until(waits)).toMatchObject({ error: 'the answers of a day are used', due_at: new Date('2026-03-02T10:00:00Z') })
  expect(standIn.there).toEqual([])
  server.clock.advance({ minutes: 61 })
  await until(() => standIn.there.length === 1)
  end.abort()
  await sending
})

test('a comment on Instagram that was answered privately once is only answered in public from then on', async () => {
  await using house = await openHouse('instagram')
  const { lead } = house
  expect(await house.reach(1)).toMatchObject({ answer: 'both', directUntil: '2026-03-09T09:00:00.000Z' })
  await lead.call('POST /conversations/:id/reply', house.answer(1, 'direct'))
  expect(await house.reach(1)).toMatchObject({ answer: 'public', directUntil: null })
  expect(await lead.refused('POST /conversations/:id/reply', house.answer(1, 'direct'))).toMatchObject({ code: 'answered-privately' })
  await lead.call('POST /conversations/:id/reply', house.answer(1))
  house.server.clock.advance({ hours: 7 * 24 })
  expect(await house.reach(2)).toMatchObject({ answer: 'public', directUntil: null })
  expect(await lead.refused('POST /conversations/:id/reply', house.answer(2, 'direct'))).toMatchObject({ code: 'not-so' })
})
