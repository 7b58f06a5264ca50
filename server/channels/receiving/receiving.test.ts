import { expect, onTestFinished, test } from 'vitest'
import { inTransaction } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { AERIE, type Platform } from '#platform/work.ts'
import { makePlatform, makeStandIn, register, until } from '../../../test/channels.ts'
import { makeDatabase } from '../../../test/database.ts'
import { AccountTrouble } from '../adapter.ts'
import { NO_WATCHES } from './heard.ts'
import { change } from '../connecting/change.ts'
import { connect } from '../connecting/connect.ts'
import { pause, resume } from '../connecting/pause.ts'
import type { RawItem } from '../raw-item.ts'
import { readHealth } from '../read.ts'
import { backOff } from './back-off.ts'
import { moveCursor } from './cursor.ts'
import { take } from './lease.ts'
import { receiveFor, type Delivery, type TakeIn } from './receiver.ts'
import { runReceivers } from './run.ts'

const item = (id: string): RawItem => ({ id, network: 'standin', author: { handle: 'marta' }, text: 'hello', at: new Date('2026-03-02T08:00:00Z') }) as RawItem

async function makeHouse() {
  const network = makeStandIn()
  register(network)
  const database = await makeDatabase()
  const platform = await makePlatform(database)
  const kept: Delivery[] = []
  const takeIn = async (_: Platform, delivery: Delivery) =>
    inTransaction(database.db, async (tx) => {
      await moveCursor(
        tx,
        delivery.channelId,
        delivery.cursor,
        new Date(),
        delivery.items.map((one) => one.at),
      )
      kept.push(delivery)
    })
  const act = <T>(run: (work: Parameters<typeof pause>[0]) => Promise<T>) => inTransaction(database.db, (tx) => run({ tx, by: AERIE, now: new Date() }))
  const channelId = await act((work) => connect(platform, work, { network: 'standin', name: 'Shop', teamId: null, brandId: null, fields: { password: 'p' } }))
  return {
    ...database,
    network,
    platform,
    kept,
    act,
    channelId,
    ids: () => kept.flatMap((delivery) => delivery.items.map((one) => one.id)),
    facts: async () => (await database.pool.query<{ kind: string }>('select kind from platform.fact order by seq')).rows.map((row) => row.kind),
    process(on = platform, keep: (platform: Platform, delivery: Delivery) => Promise<unknown> = takeIn) {
      const end = new AbortController()
      onTestFinished(() => end.abort())
      const done = runReceivers(on, keep, end.signal, { networks: { standin: network } })
      return { stop: async () => (end.abort(), done) }
    },
    takeIn,
    async [Symbol.asyncDispose]() {
      await platform[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

test('what a network delivers goes in, item by item checked, with the cursor', async () => {
  await using house = await makeHouse()
  house.network.inbox.push([item('1'), { ...item('2'), author: {} }, item('3')])
  const process = house.process()
  await until(() => house.kept.length === 1)
  house.network.inbox.push([item('4')])
  await until(() => house.kept.length === 2)
  await process.stop()
  expect(house.ids()).toEqual(['1', '3', '4'])
  expect(house.kept[0]!.broken).toEqual([
    { place: 'item 2 of a delivery', id: '2', raw: expect.stringContaining('"2"'), reason: 'author: an id or a handle is needed' },
  ])
  expect((await house.pool.query('select cursor from channels.channel')).rows).toEqual([{ cursor: 2 }])
})

test('what was brought in another way leaves the cursor where it was', async () => {
  await using house = await makeHouse()
  const cursor = async () => (await house.pool.query('select cursor from channels.channel')).rows[0].cursor
  const move = (to: unknown) => inTransaction(house.db, (tx) => moveCursor(tx, house.channelId, to, new Date(), [new Date()]))
  await move({ at: 7 })
  await move(undefined)
  expect(await cursor()).toEqual({ at: 7 })
  await move(null)
  expect(await cursor()).toBeNull()
})

test('one receiver a channel in two processes; when one ends the other goes on from the cursor', async () => {
  await using house = await makeHouse()
  await using second = await makePlatform(house)
  const [one, two] = [house.process(), house.process(second)]
  house.network.inbox.push([item('1')])
  await until(() => house.kept.length === 1)
  expect(house.network.receiving).toBe(1)
  await one.stop()
  house.network.inbox.push([item('2')])
  await until(() => house.kept.length === 2)
  await two.stop()
  expect(house.ids()).toEqual(['1', '2'])
})

test('a receiver that lost its channel cannot commit', async () => {
  await using house = await makeHouse()
  let release: (() => void) | undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const receiver = newId()
  house.network.inbox.push([item('1')])
  const takeIn: TakeIn = async (platform, delivery) => (await held, house.takeIn(platform, delivery))
  const slow = receiveFor({ ...house, adapter: house.network, receiver, takeIn, watches: NO_WATCHES, signal: new AbortController().signal })
  await until(() => house.network.receiving === 1)
  await house.pool.query(`update channels.channel set leased_until = clock_timestamp() - interval '1 second' where leased_by = $1`, [receiver])
  await using second = await makePlatform(house)
  const quick = house.process(second)
  await until(() => house.kept.length === 1)
  release!()
  await slow
  await quick.stop()
  expect(house.ids()).toEqual(['1'])
})

test('a receiver that is still taking its channel is not taken for lost, whatever happens to channels meanwhile', async () => {
  await using house = await makeHouse()
  const other = await house.pool.connect()
  await using _ = { [Symbol.asyncDispose]: async () => other.release(true) }
  await other.query('begin')
  await other.query('select from channels.channel for update') // as intake holds it while something is brought in
  let asked = 0
  const process = house.process({ ...house.platform, clock: { now: () => (asked++, new Date()) } })
  const waiting = async () => (await house.pool.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount
  await until(async () => (await waiting()) === 1)
  for (let look = 0; look < 2; look++) {
    const before = asked
    await house.platform.live.signal('channels.freed', {}) // as when another process ends
    await until(() => asked >= before + 2)
  }
  expect(await waiting(), 'no second one was begun').toBe(1)
  await other.query('commit')
  await until(() => house.network.looks > 3, 4_500)
  await process.stop()
})

test('pausing, resuming and changing are followed at once', async () => {
  await using house = await makeHouse()
  const process = house.process()
  await until(() => house.network.receiving === 1)
  await house.act((work) => pause(work, house.channelId))
  await until(() => house.network.receiving === 0)
  await house.act((work) => resume(work, house.channelId))
  await until(() => house.network.receiving === 1)
  const looks = house.network.looks
  await house.act((work) => change(house.platform, work, house.channelId, { name: 'Renamed' }))
  await until(() => house.network.looks > looks + 3 && house.network.receiving === 1)
  await process.stop()
  expect(await house.facts()).toEqual(['channel.connected', 'channel.paused', 'channel.resumed', 'channel.changed'])
})

test('trouble is shown, tried again from the cursor, and told when it is over', async () => {
  await using house = await makeHouse()
  house.network.trouble = new Error('connection reset')
  const process = house.process()
  await until(async () => (await house.facts()).includes('channel.failing'))
  expect((await readHealth(house.db))[0]).toMatchObject({ last_error: 'connection reset', needs: null, failing_since: expect.any(Date) })
  house.network.trouble = null
  house.network.inbox.push([item('1')])
  await until(async () => (await house.facts()).includes('channel.recovered'))
  await process.stop()
  expect(house.ids()).toEqual(['1'])
  expect((await readHealth(house.db))[0]).toMatchObject({ last_error: null, failing_since: null })
  expect((await house.facts()).filter((kind) => kind === 'channel.failing')).toHaveLength(1)
})

test('what our own side cannot keep stays at the network until it can, and is tried again soon', async () => {
  await using house = await makeHouse()
  let isAway = true
  house.network.inbox.push([item('1')])
  const process = house.process(house.platform, (platform, delivery) =>
    isAway ? Promise.reject(new Error('the database is away')) : house.takeIn(platform, delivery),
  )
  await until(async () => (await house.facts()).includes('channel.failing'))
  isAway = false
  await until(() => house.kept.length === 1)
  await until(async () => (await house.facts()).includes('channel.recovered'))
  await process.stop()
  expect(house.ids()).toEqual(['1'])
  expect(backOff(40, null, 1, true)).toBe(5_000)
})

test('what only a person can mend says what to do, at once', async () => {
  await using house = await makeHouse()
  house.network.trouble = new AccountTrouble('401', 'Type the new password.')
  const process = house.process()
  await until(async () => (await house.facts()).includes('channel.failing'))
  await process.stop()
  expect((await readHealth(house.db))[0]!.needs).toBe('Type the new password.')
})

test('waits grow to five minutes, keep what the network asks, and leave people alone', () => {
  expect(backOff(1, null, 1)).toBe(1_000)
  expect(backOff(4, null, 0)).toBe(4_000)
  expect(backOff(40, null, 1)).toBe(300_000)
  expect(backOff(1, { needsYou: false, retryAfter: 90_000 }, 1)).toBe(90_000)
  expect(backOff(1, { needsYou: true, retryAfter: null }, 1)).toBe(1_800_000)
})

test('a lease from before the database’s clock was set back does not hold a dead receiver’s channel', async () => {
  await using house = await makeHouse()
  const [dead, next] = [newId(), newId()]
  expect(await take(house.db, house.channelId, dead)).not.toBeNull()
  expect(await take(house.db, house.channelId, next)).toBeNull()
  await house.pool.query(`update channels.channel set leased_until = leased_until + interval '3 hours'`)
  expect(await take(house.db, house.channelId, next)).not.toBeNull()
})
