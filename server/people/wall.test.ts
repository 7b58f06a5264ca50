import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findOrMakeChannel } from '#channels'
import { inTransaction } from '#platform/db.ts'
import { AERIE } from '#platform/work.ts'
import { bring } from '../../test/bring.ts'
import { makeDatabase } from '../../test/database.ts'
import { makeServer } from '../../test/server.ts'

test('who is known by LinkedIn is answered there, and gets no note, no other name and no other account', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const claire = await server.asMember('agent')
  const channelId = await inTransaction(database.db, (tx) => findOrMakeChannel({ tx, by: AERIE, now: server.clock.now() }, { network: 'api', name: 'Bridge' }))
  for (const network of ['linkedin', 'x'])
    await bring(server.platform, channelId, { id: network, network, author: { id: 'anna-1', name: 'Anna' }, text: 'Do you deliver?', at: server.clock.now() })
  const { rows } = await sql<{
    person_id: string
    network: string
  }>`select person_id, network from people.identity where network in ('linkedin', 'x') order by network`.execute(database.db)
  const [walled, open] = rows.map((row) => row.person_id) as [string, string]
  expect(walled).not.toBe(open)
  expect(await claire.refused('POST /people/:id/notes', { params: { id: walled }, body: { text: 'Buys a lot' } })).toMatchObject({ code: 'walled' })
  expect(await claire.refused('PATCH /people/:id', { params: { id: walled }, body: { name: 'Anna of Acme' } })).toMatchObject({ code: 'walled' })
  await claire.call('POST /people/:id/notes', { params: { id: open }, body: { text: 'Likes filter coffee' } })
  for (const [network, into] of [
    ['linkedin', open],
    ['x', walled],
  ] as const)
    await expect(sql`update people.identity set person_id = ${into} where network = ${network}`.execute(database.db)).rejects.toThrow('stays by itself')
})
