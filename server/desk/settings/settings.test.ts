import { describe, expect, test } from 'vitest'
import { openScene } from '../../../test/scene.ts'

describe('hours, targets and rules', () => {
  test('are set by who leads, shown to all, and move the deadlines of what is open', async () => {
    await using scene = await openScene()
    const { server, lea, claire } = scene
    const due = async () => (await lea.call('GET /conversations')).items[0]?.due?.at
    await server.startWorkers()
    await scene.bring('m0', 'Hello')
    const teamId = server.teams.care.id
    const week = { mon: [], tue: [['10:00', '12:00']], wed: [], thu: [], fri: [], sat: [], sun: [] } as { tue: [string, string][] }
    expect(
      await lea.refused('PUT /calendars/:id', { params: { id: teamId }, body: { week: { ...week, tue: [['12:00', '10:00']] }, holidays: [] } }),
    ).toMatchObject({ status: 422, code: 'hours-end-early' })
    await lea.call('PUT /calendars/:id', { params: { id: teamId }, body: { week, holidays: [] } })
    expect((await claire.call('GET /calendars')).items.find((one) => one.teamId === teamId)).toMatchObject({
      week: { tue: [['10:00', '12:00']] },
      timeZone: 'UTC',
    })
    await expect.poll(due).toBe('2026-03-03T11:00:00.000Z')
    const targets = await claire.call('GET /targets')
    expect(targets.items).toHaveLength(6)
    await lea.call('PUT /targets', {
      body: { items: [{ channelId: null, visibility: null, urgency: null, firstResponse: 90, nextResponse: 90, resolution: 900 }] },
    })
    await expect.poll(due).toBe('2026-03-03T11:30:00.000Z')
    const seen = await claire.call('POST /targets/preview', {
      body: { teamId, week, holidays: [{ date: '2026-03-03', name: 'Feast' }], minutes: 30, at: ['2026-03-02T09:00:00Z'] },
    })
    expect(seen.items[0]).toMatchObject({ due: '2026-03-10T10:30:00.000Z', because: { calendar: { holidays: ['Feast'] } } })
    await lea.call('PUT /rules', { body: { items: [{ name: 'Buyers', fits: { words: ['buy'] }, teamId: server.teams.sales.id }] } })
    expect((await claire.call('GET /rules')).items).toMatchObject([{ name: 'Buyers', fits: { words: ['buy'] } }])
    await scene.bring('m1', 'I want to buy', { author: { id: 'ben' } })
    expect((await lea.call('GET /conversations', { query: { view: 'queue', teamId: server.teams.sales.id } })).items).toHaveLength(1)
    expect((await claire.refused('PUT /rules', { body: { items: [] } })).status).toBe(403)
  })
})

test('when a member leaves, what is theirs goes back to the queue', async () => {
  await using scene = await openScene()
  const admin = await scene.server.asMember('administrator')
  await scene.server.startWorkers()
  await scene.bring('m0', 'Hello')
  const id = await scene.first()
  await scene.claire.call('POST /conversations/:id/claim', { params: { id } })
  await admin.call('DELETE /members/:id', { params: { id: scene.claire.actor.id } })
  const inQueue = async () =>
    (await scene.lea.call('GET /conversations', { query: { view: 'queue', teamId: scene.server.teams.care.id } })).items.some((one) => one.id === id)
  await expect.poll(inQueue).toBe(true)
})
