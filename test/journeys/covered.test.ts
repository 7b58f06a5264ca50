import { expect, test } from 'vitest'
import { findOrMakeChannel } from '../../server/channels/index.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { AERIE } from '../../server/platform/work.ts'
import { bring } from '../bring.ts'
import { makeStandIn, register } from '../channels.ts'
import { makeDatabase } from '../database.ts'
import { makeServer } from '../server.ts'
import { takeIn } from '../../server/app/intake.ts'

/** A server with one channel, and an agent at its desk. */
async function openSquare() {
  const stack = new AsyncDisposableStack()
  register(makeStandIn('square'))
  const server = stack.use(await makeServer(stack.use(await makeDatabase())))
  const channelId = await inTransaction(server.platform.db, (tx) =>
    findOrMakeChannel({ tx, by: AERIE, now: server.clock.now() }, { network: 'square', name: 'Square' }),
  )
  const claire = await server.asMember('agent', { teams: [server.teams.care.id] })
  return { server, channelId, claire, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

test('what is warned of is covered in every list, also once it is edited, and can be read where it is opened', async () => {
  await using square = await openSquare()
  const { server, channelId, claire } = square
  const author = { id: 'anna', handle: 'anna', name: 'Anna' }
  const item = { id: 'a1', network: 'square', author, text: 'Something lurid', at: server.clock.now(), extra: { labels: ['nudity'], warning: 'Not at work' } }
  await bring(server.platform, channelId, item)
  const COVER = '⚠ nudity, Not at work'
  const row = async () => (await claire.call('GET /conversations', { query: { view: 'waiting' } })).items[0]!
  const { id, person, preview } = await row()
  expect(preview).toBe(COVER)
  expect((await claire.call('GET /search', { query: { q: 'lurid' } })).items).toMatchObject([{ excerpt: COVER, conversation: { preview: COVER } }])
  expect((await claire.call('GET /people/:id/timeline', { params: { id: person.id }, query: {} })).items).toMatchObject([{ text: COVER }])
  expect((await claire.call('GET /conversations/:id', { params: { id } })).entries.find((one) => one.what === 'item')).toMatchObject({
    text: 'Something lurid',
    veil: ['nudity', 'Not at work'],
  })
  const edited = { change: 'edited' as const, id: 'a1', at: new Date(server.clock.now().getTime() + 60_000), text: 'Something more lurid' }
  await takeIn(server.platform, { channelId, items: [], changes: [edited] })
  expect((await row()).preview).toBe(COVER)
})

test('a warning that comes with an edit covers what was open, also when the edit comes first; one that is taken back covers no more', async () => {
  await using square = await openSquare()
  const { server, channelId, claire } = square
  const item = { id: 'b1', network: 'square', author: { id: 'anna', handle: 'anna' }, text: 'Look at this cut', at: server.clock.now() }
  const later = (minutes: number): Date => new Date(server.clock.now().getTime() + minutes * 60_000)
  const edit = (minutes: number, extra: object) =>
    takeIn(server.platform, { channelId, items: [], changes: [{ change: 'edited', id: 'b1', at: later(minutes), text: item.text, extra: { ...extra } }] })
  const seen = async () => {
    const { id, preview } = (await claire.call('GET /conversations', { query: { view: 'waiting' } })).items[0]!
    const entry = (await claire.call('GET /conversations/:id', { params: { id } })).entries.find((one) => one.what === 'item')
    const found = (await claire.call('GET /search', { query: { q: 'cut' } })).items[0]
    return [preview, entry?.what === 'item' && entry.veil, found?.excerpt]
  }
  await edit(1, { warning: 'blood', labels: [] })
  await bring(server.platform, channelId, item)
  expect(await seen(), 'the edit came first').toEqual(['⚠ blood', ['blood'], '⚠ blood'])
  await edit(3, { warning: '', labels: ['sensitive'] })
  await edit(2, { warning: 'told too late', labels: [] })
  expect(await seen()).toEqual(['⚠ sensitive', ['sensitive'], '⚠ sensitive'])
  await edit(4, { warning: '', labels: [] })
  expect(await seen()).toEqual([item.text, [], expect.stringContaining('cut')])
})
