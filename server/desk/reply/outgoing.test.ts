import { expect, test } from 'vitest'
import { openScene } from '../../../test/scene.ts'

test('a message of a direct conversation is nobody else’s to send again or take back, and looks as if it were not there', async () => {
  await using scene = await openScene()
  const { claire, sami, server, key } = scene
  await scene.bring('a1', 'My number is 4711', { visibility: 'direct' })
  const id = await scene.first()
  const { changes } = await claire.call('GET /conversations/:id', { params: { id } })
  const { outgoing } = await claire.call('POST /conversations/:id/reply', { params: { id }, body: { text: 'It comes.', visibility: 'direct', changes } })
  const params = { id: outgoing.id }
  for (const name of ['POST /outbox/:id/retry', 'POST /outbox/:id/cancel'] as const) {
    const wrong = await sami.refused(name, { params: { id } })
    expect(wrong).toMatchObject({ status: 404, code: 'no-such-message' })
    for (const other of [sami, key]) expect(await other.refused(name, { params })).toEqual({ ...wrong, request: expect.any(String) })
    expect(await server.stranger.refused(name, { params })).toMatchObject({ status: 401 })
  }
  expect(await claire.call('POST /outbox/:id/cancel', { params })).toMatchObject({ state: 'cancelled' })
})
