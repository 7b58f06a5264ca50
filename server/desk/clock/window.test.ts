import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findOrMakeChannel } from '#channels'
import { inTransaction } from '#platform/db.ts'
import { AERIE } from '#platform/work.ts'
import { bring } from '../../../test/bring.ts'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'
import { reckon } from './deadline.ts'
import { DEFAULT_TARGETS } from './target.ts'

test('of promise and window the earlier is the deadline', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }), (promised, window) => {
      const from = new Date('2026-03-02T09:00:00Z')
      const minutes = (count: number): Date => new Date(from.getTime() + count * 60_000)
      const target = { ...DEFAULT_TARGETS.at(-1)!, firstResponse: promised, resolution: 1_000_000 }
      const clock = { from, responseSpent: 0, resolutionSpent: 0, answeredBefore: false, windowUntil: minutes(window) }
      const { at, because } = reckon(clock, { target, channelName: '', team: '', hours: null })
      expect(at).toEqual(minutes(Math.min(promised, window)))
      expect(because.kind).toBe(window < promised ? 'network_window' : 'first_response')
    }),
  ))

test('the window of the table is the deadline of what was brought from its network, where it closes first', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const lead = await server.asMember('lead')
  const two = { firstResponse: 2 * 1440, nextResponse: 2 * 1440, resolution: 5 * 1440 }
  await lead.call('PUT /targets', { body: { items: [{ channelId: null, visibility: null, urgency: null, ...two }] } })
  const channelId = await inTransaction(database.db, (tx) => findOrMakeChannel({ tx, by: AERIE, now: server.clock.now() }, { network: 'api', name: 'Bridge' }))
  const say = (id: string, network: string) =>
    bring(server.platform, channelId, { id, network, author: { handle: id }, text: 'Where is my parcel?', visibility: 'direct', at: server.clock.now() })
  await say('w', 'whatsapp')
  await say('r', 'reddit')
  const { items } = await lead.call('GET /conversations', { query: { view: 'waiting' } })
  expect(items.map((one) => [one.handle, one.due?.at, one.due?.because.kind])).toEqual([
    ['w', '2026-03-03T09:00:00.000Z', 'network_window'],
    ['r', '2026-03-04T09:00:00.000Z', 'first_response'],
  ])
})
