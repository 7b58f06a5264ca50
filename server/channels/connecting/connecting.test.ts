import { expect, test } from 'vitest'
import { inTransaction } from '#platform/db.ts'
import { AERIE, type Actor } from '#platform/work.ts'
import { makeClock } from '../../../test/clock.ts'
import { makePlatform, makeStandIn, register } from '../../../test/channels.ts'
import { makeDatabase } from '../../../test/database.ts'
import { AccountTrouble } from '../adapter.ts'
import { readChannels, readHealth } from '../read.ts'
import { change, checkNow } from './change.ts'
import { connect, findOrMakeChannel } from './connect.ts'
import { disconnect, pause, resume } from './pause.ts'

const network = makeStandIn()
register(network)
const ines: Actor = { id: '018f0000-0000-7000-8000-000000000001', kind: 'member', name: 'Ines', role: 'administrator', teams: [] }
const details = { network: 'standin', name: 'Shop', teamId: null, brandId: null, fields: { password: 'secret word' } }

async function makeHouse() {
  const database = await makeDatabase()
  const clock = makeClock()
  const platform = await makePlatform(database, clock)
  return {
    ...database,
    platform,
    clock,
    work: <T>(run: (work: { tx: never; by: Actor; now: Date }) => Promise<T>) =>
      inTransaction(database.db, (tx) => run({ tx: tx as never, by: ines, now: clock.now() })),
    facts: async () => (await database.pool.query('select kind, by from platform.fact order by seq')).rows.map((row) => row.kind as string),
    async [Symbol.asyncDispose]() {
      await platform[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

test('a channel is connected once its credentials were tried, and they are kept sealed', async () => {
  await using house = await makeHouse()
  const { platform, work, pool } = house
  await expect(work((w) => connect(platform, w, { ...details, fields: { password: 'wrong' } }))).rejects.toThrow('The password is wrong. Type it again.')
  await expect(work((w) => connect(platform, w, { ...details, fields: {} }))).rejects.toThrow('Password')
  const id = await work((w) => connect(platform, w, details))
  const { rows } = await pool.query('select *, channel::text as whole from channels.channel channel')
  expect(rows[0].whole).not.toContain('secret word')
  expect(platform.secrets.open(rows[0].secret, id)).toEqual({ password: 'secret word' })
  expect(() => platform.secrets.open(rows[0].secret, 'another channel')).toThrow('unable to authenticate')
  expect(rows[0]).toMatchObject({ settings: { server: 'here' }, own: { id: 'us-1', handle: 'us' } })
  expect(await house.facts()).toEqual(['channel.connected'])
})

test('one account is one channel, and a name is one channel', async () => {
  await using house = await makeHouse()
  const { platform, work } = house
  await work((w) => connect(platform, w, details))
  await expect(work((w) => connect(platform, w, { ...details, name: 'Other' }))).rejects.toThrow('connected already, as “Shop”')
  const file = await work((w) => findOrMakeChannel(w, { network: 'file', name: 'Old tweets' }))
  expect(await work((w) => findOrMakeChannel(w, { network: 'file', name: 'old TWEETS' }))).toBe(file)
  await expect(work((w) => change(platform, w, file, { name: 'shop' }))).rejects.toThrow('There is a channel called “shop” already')
})

test('there are never more channels in use than the list shows, and every name is known', async () => {
  await using house = await makeHouse()
  const { platform, work, pool, db } = house
  await pool.query(`
    insert into channels.channel (id, network, name, created_at, changed_at, removed_at)
    select gen_random_uuid(), 'api', 'Channel ' || n, now(), now(), case when n > 499 then now() end from generate_series(1, 1100) n`)
  const last = await work((w) => findOrMakeChannel(w, { network: 'api', name: 'The last' }))
  await expect(work((w) => findOrMakeChannel(w, { network: 'api', name: 'One more' }))).rejects.toMatchObject({ code: 'too-many-channels' })
  await expect(work((w) => connect(platform, w, details))).rejects.toMatchObject({ code: 'too-many-channels' })
  expect(await work((w) => findOrMakeChannel(w, { network: 'api', name: 'the LAST' }))).toBe(last)
  expect(await readHealth(db)).toHaveLength(500)
  expect(await readChannels(db)).toHaveLength(1101)
})

test('the same account connected again goes on where it was', async () => {
  await using house = await makeHouse()
  const { platform, work, pool } = house
  const id = await work((w) => connect(platform, w, details))
  await pool.query(`update channels.channel set cursor = '7'`)
  await work((w) => disconnect(w, id))
  expect((await readChannels(house.db))[0]).toMatchObject({ name: 'Shop', removed: true })
  expect((await pool.query('select secret from channels.channel')).rows[0].secret).toBeNull()
  await expect(work((w) => pause(w, id))).rejects.toThrow('not there any more')
  expect(await work((w) => connect(platform, w, { ...details, name: 'Shop again' }))).toBe(id)
  expect((await pool.query('select cursor, removed_at from channels.channel')).rows).toEqual([{ cursor: 7, removed_at: null }])
})

test('a change tries new credentials, and leaves what is not given', async () => {
  await using house = await makeHouse()
  const { platform, work, pool } = house
  const id = await work((w) => connect(platform, w, { ...details, fields: { password: 'one', server: 'there' } }))
  await expect(work((w) => change(platform, w, id, { fields: { password: 'wrong' } }))).rejects.toThrow('wrong')
  await work((w) => change(platform, w, id, { name: 'Renamed', fields: { server: 'elsewhere', password: '' } }))
  const { rows } = await pool.query('select name, settings, secret from channels.channel')
  expect(rows[0]).toMatchObject({ name: 'Renamed', settings: { server: 'elsewhere' } })
  expect(platform.secrets.open(rows[0].secret, id)).toEqual({ password: 'one' })
})

test('pausing, resuming and checking are told, once each', async () => {
  await using house = await makeHouse()
  const { platform, work, db } = house
  const id = await work((w) => connect(platform, w, details))
  const state = async () => (await readHealth(db, id))[0]!.paused_by
  await work((w) => pause(w, id))
  await work((w) => pause(w, id))
  expect(await state()).toBe(ines.id)
  await work((w) => resume(w, id))
  network.trouble = new AccountTrouble('gone', 'Sign in again.')
  await expect(work((w) => checkNow(platform, w, id))).rejects.toThrow('Sign in again.')
  network.trouble = null
  await work((w) => checkNow(platform, w, id))
  expect(await house.facts()).toEqual(['channel.connected', 'channel.paused', 'channel.resumed', 'channel.checked'])
})

test('Aerie itself makes channels too, as nobody', async () => {
  await using house = await makeHouse()
  await inTransaction(house.db, (tx) => findOrMakeChannel({ tx, by: AERIE, now: house.clock.now() }, { network: 'api', name: 'API' }))
  expect((await house.pool.query('select by from platform.fact')).rows).toEqual([{ by: null }])
})
