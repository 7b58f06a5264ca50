import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { until } from '../../../test/channels.ts'
import { openScene } from '../../../test/scene.ts'

const said = (id: string, changes: number, more: object = {}) => ({ id, text: 'Answered in the app.', visibility: 'public' as const, changes, ...more })

test('what was answered by hand stands in the thread as ours, once, and stops the clock', async () => {
  await using scene = await openScene()
  const { claire, omar } = scene
  await scene.bring('a1', 'Where is my parcel?')
  const id = await scene.first()
  const { changes } = await claire.call('GET /conversations/:id', { params: { id } })
  const logged = newId()
  for (let n = 0; n < 2; n++)
    expect(await claire.call('POST /conversations/:id/logged-answers', { params: { id }, body: said(logged, changes) })).toMatchObject({
      state: 'waiting_for_them',
      due: null,
      owner: { name: 'Claire' },
    })
  const { entries } = await omar.call('GET /conversations/:id', { params: { id } })
  expect(entries.filter((entry) => entry.what === 'item' && entry.direction === 'out')).toMatchObject([
    { text: 'Answered in the app.', writtenBy: { name: 'Claire' }, loggedAnswerId: logged, reach: null },
  ])
  await scene.bring('a2', 'Thanks!', { inReplyTo: 'a1' })
  expect((await claire.call('GET /conversations/:id', { params: { id } })).state).toBe('waiting_for_us')
})

test('what was logged by mistake is taken back: its words go, and the clock runs as if nothing had been answered', async () => {
  await using scene = await openScene()
  const { claire, omar, lea, server } = scene
  await scene.bring('a1', 'Where is my parcel?')
  const id = await scene.first()
  const before = await claire.call('GET /conversations/:id', { params: { id } })
  const logged = newId()
  await claire.call('POST /conversations/:id/logged-answers', { params: { id }, body: said(logged, before.changes, { afterwards: 'close' }) })
  server.clock.advance({ minutes: 10 })
  expect(await omar.refused('DELETE /conversations/logged-answers/:id', { params: { id: logged } })).toMatchObject({ status: 404, code: 'no-such-answer' })
  for (let n = 0; n < 2; n++)
    expect(await lea.call('DELETE /conversations/logged-answers/:id', { params: { id: logged } })).toMatchObject({
      state: 'waiting_for_us',
      due: { at: before.due!.at },
    })
  const { entries } = await claire.call('GET /conversations/:id', { params: { id } })
  expect(entries.filter((entry) => entry.what === 'item' && entry.direction === 'out')).toMatchObject([{ text: '', loggedAnswerId: null }])
})

test('an answer that follows a logged one and fails brings back what waited then', async () => {
  await using scene = await openScene()
  const { claire, server } = scene
  await scene.bring('a1', 'Where is my parcel?')
  const id = await scene.first()
  const open = () => claire.call('GET /conversations/:id', { params: { id } })
  await claire.call('POST /conversations/:id/logged-answers', { params: { id }, body: said(newId(), (await open()).changes) })
  await scene.bring('a2', 'And now?', { inReplyTo: 'a1' })
  const waiting = await open()
  server.clock.advance({ minutes: 3 })
  const { outgoing } = await claire.call('POST /conversations/:id/reply', {
    params: { id },
    body: { text: 'Now.', visibility: 'public', changes: waiting.changes },
  })
  await claire.call('POST /outbox/:id/cancel', { params: { id: outgoing.id } })
  await server.startWorkers()
  await until(async () => (await open()).state === 'waiting_for_us')
  expect((await open()).due?.at).toBe(waiting.due?.at)
})

test('it is refused when something came between, when a colleague has it, for keys, and for who reads along', async () => {
  await using scene = await openScene()
  const { claire, omar, key, server } = scene
  await scene.bring('a1', 'Where is my parcel?')
  const id = await scene.first()
  const { changes } = await claire.call('GET /conversations/:id', { params: { id } })
  const log = (body: object) => ({ params: { id }, body: said(newId(), changes, body) })
  await scene.bring('a2', 'Hello??', { inReplyTo: 'a1' })
  expect(await claire.refused('POST /conversations/:id/logged-answers', log({}))).toMatchObject({ code: 'changed-while-you-typed' })
  expect(await key.refused('POST /conversations/:id/logged-answers', log({ anyway: true }))).toMatchObject({ code: 'members-only' })
  expect(await (await server.asMember('viewer')).refused('POST /conversations/:id/logged-answers', log({}))).toMatchObject({ status: 403 })
  await omar.call('POST /conversations/:id/claim', { params: { id } })
  expect(await claire.refused('POST /conversations/:id/logged-answers', log({}))).toMatchObject({ code: 'already-owned' })
  expect(await claire.call('POST /conversations/:id/logged-answers', log({ anyway: true }))).toMatchObject({ state: 'waiting_for_them' })
})
