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

/** What each network lets one do, said once more beside the table: to a public message, to a private one, hours until that closes, length, files. */
const NETWORKS = [
  ['bluesky', 'public', 'direct', null, [300, 1000], 4],
  ['mastodon', 'both', 'direct', null, [500, 500], 4],
  ['telegram', 'public', 'direct', null, [4096, 4096], 10],
  ['discord', 'public', 'direct', null, [2000, 2000], 10],
  ['email', 'direct', 'direct', null, [null, null], 100],
  ['feed', 'none', 'none', null, [null, null], null],
  ['x', 'public', 'direct', null, [280, 10_000], 4],
  ['facebook', 'both', 'direct', 24, [2000, 2000], 1],
  ['instagram', 'both', 'direct', 24, [1000, 1000], 1],
  ['threads', 'public', 'none', null, [500, null], 20],
  ['whatsapp', 'none', 'direct', 24, [null, 4096], 1],
  ['youtube', 'public', 'none', null, [10_000, null], null],
  ['linkedin', 'public', 'none', null, [1250, null], null],
  ['reddit', 'public', 'direct', null, [10_000, 10_000], null],
  ['tiktok', 'public', 'direct', 48, [150, 6000], null],
] as const
const ROWS = NETWORKS.flatMap(([network, open, closed, hours, [most, mostDirect], files]) => [
  { network, visibility: 'public' as const, answer: open, hours: null, most, files },
  { network, visibility: 'direct' as const, answer: closed, hours, most: mostDirect, files },
])
const DAY = 1440

register(...NETWORKS.map(([network]) => makeStandIn(network, { reach: (item, now) => byTable(network, item, now) })))

/** A house that promises an answer within ten days, so that every window closes before; a message of every kind, on its own channel or from a file. */
async function openHouse(imported: boolean) {
  const database = await makeDatabase()
  const server = await makeServer(database)
  const lead = await server.asMember('lead', { name: 'Lea' })
  const slow = { firstResponse: 10 * DAY, nextResponse: 10 * DAY, resolution: 20 * DAY }
  await lead.call('PUT /targets', { body: { items: [{ channelId: null, visibility: null, urgency: null, ...slow }] } })
  const channel = (network: string) =>
    inTransaction(database.db, (tx) => findOrMakeChannel({ tx, by: AERIE, now: server.clock.now() }, { network, name: network }))
  for (const { network, visibility } of ROWS) {
    const at = server.clock.now()
    const item = { id: `${network}-${visibility}`, network, author: { handle: `${network}-${visibility}` }, text: 'Where is my parcel?', visibility, at }
    await bring(server.platform, await channel(imported ? 'api' : network), { ...item, extra: { calledUs: true } })
  }
  const { items } = await lead.call('GET /conversations', { query: { view: 'waiting', limit: 100 } })
  const idOf = ({ network, visibility }: { network: string; visibility: string }): string => items.find((one) => one.handle === `${network}-${visibility}`)!.id
  return {
    server,
    database,
    lead,
    whole: (row: (typeof ROWS)[number]) => lead.call('GET /conversations/:id', { params: { id: idOf(row) } }),
    answer: (row: (typeof ROWS)[number], text = 'On its way.') => ({
      params: { id: idOf(row) },
      body: { text, visibility: row.answer === 'public' ? ('public' as const) : ('direct' as const), changes: 1, anyway: true, afterwards: 'wait' as const },
    }),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

test(
  'what people import from each network shows its window, length, price and files, is answered by hand, and its window is the deadline',
  { timeout: 120_000 },
  async () => {
    await using house = await openHouse(true)
    const start = house.server.clock.now().getTime()
    for (const row of ROWS) {
      const { reach, due } = await house.whole(row)
      const closes = row.hours && new Date(start + row.hours * 3_600_000).toISOString()
      expect([row, reach.answer, reach.byHand, reach.until, reach.limit?.length ?? null]).toEqual([
        row,
        'none',
        true,
        closes,
        row.answer === 'none' ? null : row.most,
      ])
      expect([row, due!.because.kind, due!.at]).toEqual(
        closes ? [row, 'network_window', closes] : [row, 'first_response', new Date(start + 10 * DAY * 60_000).toISOString()],
      )
      expect([row, due!.sentence.includes('because the network takes no answer after that')]).toEqual([row, closes !== null])
      expect([row, reach.takes!.media?.count ?? null]).toEqual([row, row.files])
      expect(await house.lead.refused('POST /conversations/:id/reply', house.answer(row))).toMatchObject({ status: 409 })
    }
    expect((await house.whole(ROWS.find((row) => row.network === 'x')!)).reach.price).toEqual({ unit: 'USD', answer: 0.01, withLink: 0.2 })
    expect((await house.whole(ROWS.find((row) => row.network === 'youtube')!)).reach.price).toEqual({ unit: 'units', answer: 50, withLink: 50 })
  },
)

test(
  'on a channel of each network: answered as the table has it, refused when too long, and shut before typing when the window has closed',
  { timeout: 120_000 },
  async () => {
    await using house = await openHouse(false)
    for (const row of ROWS) {
      const { reach } = await house.whole(row)
      expect([row, reach.answer, reach.byHand]).toEqual([row, row.answer, row.answer === 'none'])
    }
    for (const row of ROWS.filter((one) => one.answer === 'none'))
      expect(await house.lead.refused('POST /conversations/:id/reply', house.answer(row))).toMatchObject({ code: 'cannot-answer' })
    for (const row of ROWS.filter((one) => one.answer !== 'none' && one.most !== null))
      expect(await house.lead.refused('POST /conversations/:id/reply', house.answer(row, 'a'.repeat(row.most! + 1)))).toMatchObject({
        code: 'too-long',
        over: 1,
      })
    house.server.clock.advance({ hours: 48 })
    for (const row of ROWS.filter((one) => one.hours)) {
      const { reach } = await house.whole(row)
      expect([row.network, reach.answer, reach.byHand]).toEqual([row.network, 'none', true])
      expect(reach.note).toMatch(/Wait until they write again/)
    }
  },
)

test('a message whose window closes while it waits is not sent, and its writer is told', { timeout: 120_000 }, async () => {
  await using house = await openHouse(false)
  const late = ROWS.filter((row) => row.hours === 24)
  house.server.clock.advance({ hours: 23, minutes: 59, seconds: 58 })
  for (const row of late) await house.lead.call('POST /conversations/:id/reply', house.answer(row))
  house.server.clock.advance({ seconds: 10 })
  const end = new AbortController()
  onTestFinished(() => end.abort())
  const sending = runSender(house.server.platform, () => Promise.resolve(), end.signal)
  const messages = async () => (await sql<{ state: string; error: string | null }>`select state, error from channels.outbox`.execute(house.database.db)).rows
  await until(async () => (await messages()).every(({ state }) => state === 'failed'))
  expect(await messages()).toEqual(late.map(() => ({ state: 'failed', error: 'the window has closed' })))
  end.abort()
  await sending
})
