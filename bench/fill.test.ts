import { expect, test } from 'vitest'
import { makeDatabase } from '../test/database.ts'
import { brokenLaw } from '../test/law.ts'
import { makeServer } from '../test/server.ts'
import { fill } from './fill.ts'
import { screensOf } from './screens/screens.ts'
import { takeSeat } from './screens/seat.ts'

test('what is made in bulk obeys the law of the desk, keeps every index, and shows on every screen', async () => {
  await using database = await makeDatabase()
  const { pool } = database
  const indexes = async () => (await pool.query('select indexdef from pg_indexes where schemaname not in ($1, $2) order by 1', ['pg_catalog', 'job'])).rows
  const before = await indexes()
  const size = 4000
  const company = await fill(pool, size)
  expect(await indexes()).toEqual(before)
  await using server = await makeServer(database)
  const seat = await takeSeat(server, pool, company, size)
  expect(await brokenLaw(database.db)).toEqual({})
  const lists = Object.entries(screensOf(seat)).filter(([name]) => !/no such|counts|: open/.test(name))
  for (const [name, show] of lists) expect(((await show(1)) as { items: unknown[] }).items.length, name).toBeGreaterThan(0)
})
