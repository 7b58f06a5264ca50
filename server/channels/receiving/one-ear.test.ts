import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { newId } from '../../platform/ids.ts'
import { NO_WATCHES } from './heard.ts'
import { forOneEar, isEar } from './one-ear.ts'

test('of several accounts that listen to one stream one hears it, and the next when that one rests, waits for a person or goes', async () => {
  await using database = await makeDatabase()
  const { db, pool } = database
  const connect = async (name: string, settings: object, days: number) => {
    const channel = { id: newId(), network: 'bluesky', settings: settings as Record<string, unknown> }
    await pool.query(
      `insert into channels.channel (id, network, name, settings, created_at, changed_at) values ($1, 'bluesky', $2, $3, now() + $4 * interval '1 day', now())`,
      [channel.id, name, JSON.stringify(settings), days],
    )
    return channel
  }
  const [deaf, first, second, other] = [
    await connect('does not listen', { listens: false }, 0),
    await connect('first', { listens: true }, 1),
    await connect('second', { listens: true }, 2),
    await connect('another stream', { listens: true, stream: 'wss://relay.example' }, 3),
  ]
  const ears = async () => Promise.all([first, second, other].map((channel) => isEar(db, channel)))
  expect(await ears()).toEqual([true, false, true])
  for (const [is, isNot] of [
    [`paused_at = now()`, 'paused_at = null'],
    [`needs = 'Sign in again.'`, 'needs = null'],
    ['removed_at = now()', 'removed_at = null'],
  ]) {
    await pool.query(`update channels.channel set ${is} where name = 'first'`)
    expect(await ears(), is).toEqual([false, true, true])
    await pool.query(`update channels.channel set ${isNot} where name = 'first'`)
  }
  const somebody = { ...NO_WATCHES, any: () => Promise.resolve(true) }
  expect(await Promise.all([first, second].map((one) => forOneEar(db, one, somebody).any()))).toEqual([true, false])
  expect(await forOneEar(db, first, NO_WATCHES).any()).toBe(false)
  expect(await isEar(db, deaf), 'who does not listen keeps nobody from it').toBe(false)
})
