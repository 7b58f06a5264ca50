import { expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { makeServer } from '../../test/server.ts'

test('a server starts and stops', async () => {
  await using database = await makeDatabase()
  
  await using server = await makeServer(database)
  const ann = await server.asMember('agent')
  expect(ann.actor.role).toBe('agent')
})
