import { expect, test } from 'vitest'
import { makeClock } from '../../test/clock.ts'
import { makeDatabase } from '../../test/database.ts'
import { findOrMakeChannel, RawItem } from '#channels'
import { inTransaction } from '#platform/db.ts'
import { AERIE, type Platform } from '#platform/work.ts'
import { makeFirstTeams } from '../workspace/setup/first-teams.ts'
import { takeIn } from './intake.ts'

test('smoke', async () => {
  await using database = await makeDatabase()
  const { db, pool } = database
  const clock = makeClock()
  const platform = { db, pool, clock } as unknown as Platform
  const channelId = await inTransaction(db, async (tx) => {
    await makeFirstTeams(tx, clock.now())
    return findOrMakeChannel({ tx, by: AERIE, now: clock.now() }, { network: 'api', name: 'API' })
  })
  const item = (id: string, more: object = {}) =>
    RawItem.parse({ id, network: 'x', author: { handle: 'anna' }, text: 'Does it work?', at: '2026-03-02T08:00:00Z', ...more })
  expect(await takeIn(platform, { channelId, items: [item('1'), item('1'), item('2', { inReplyTo: '1' })] })).toEqual({ new: 2, known: 1, setAside: [] })
  console.log((await pool.query('select * from desk.conversation')).rows)
  console.log((await pool.query('select * from platform.fact')).rows)
})
