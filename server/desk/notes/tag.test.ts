import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'

test('there are never more tags in use than the list shows; one that is in use can always be set', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const lead = await server.asMember('lead')
  const items = ['anna', 'ben'].map((handle) => ({ id: handle, network: 'x', author: { handle }, text: 'Where is my parcel?', at: '2026-03-02T08:00:00Z' }))
  await lead.call('POST /items', { body: items })
  const [one, other] = (await lead.call('GET /conversations', { query: { view: 'waiting' } })).items
  await database.pool.query(
    `insert into desk.conversation_tag (conversation_id, tag, by, at) select $1, 'tag ' || n, null, now() from generate_series(1, 500) n`,
    [one!.id],
  )
  const set = { params: { id: other!.id } }
  expect(await lead.refused('PUT /conversations/:id/tags', { ...set, body: { tags: ['tag 1', 'one more'] } })).toMatchObject({ code: 'too-many-tags' })
  expect((await lead.call('PUT /conversations/:id/tags', { ...set, body: { tags: ['tag 1'] } })).tags).toEqual(['tag 1'])
  expect((await lead.call('GET /tags')).items).toHaveLength(500)
})
