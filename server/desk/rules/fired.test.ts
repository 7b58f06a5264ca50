import { expect, test } from 'vitest'
import { openScene } from '../../../test/scene.ts'

test('the number of a rule’s firings is opened down to the conversations it counts, as far as one may see them', async () => {
  await using scene = await openScene()
  const body = { items: [{ name: 'Parcels', fits: { words: ['parcel'] }, teamId: scene.server.teams.care.id, does: { tags: ['parcel'] } }] }
  const [rule] = (await scene.lea.call('PUT /rules', { body })).items
  for (const n of [1, 2, 3, 4]) await scene.bring(`m${n}`, `Where is parcel ${n}?`, { ...(n === 2 && { visibility: 'direct' }) })
  await scene.bring('m5', 'Something else')
  const fired = (who: typeof scene.claire, query = {}) => who.call('GET /rules/:id/fired', { params: { id: rule!.id }, query })
  const said = ({ items }: Awaited<ReturnType<typeof fired>>) => items.map((one) => one.preview)
  expect(said(await fired(scene.lea))).toEqual(['Where is parcel 4?', 'Where is parcel 3?', 'Where is parcel 2?', 'Where is parcel 1?'])
  expect((await scene.lea.call('GET /rules')).items[0]!.fired).toBe(4)
  expect(said(await fired(scene.sami)), 'not what is said in private to another team').toEqual([
    'Where is parcel 4?',
    'Where is parcel 3?',
    'Where is parcel 1?',
  ])
  const first = await fired(scene.lea, { limit: 3 })
  const second = await fired(scene.lea, { limit: 3, after: first.next! })
  expect([...said(first), ...said(second)]).toHaveLength(4)
  expect(second.next).toBeNull()
  scene.server.clock.advance({ days: 8 })
  expect(said(await fired(scene.lea))).toEqual([])
})
