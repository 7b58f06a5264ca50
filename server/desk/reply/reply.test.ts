import { describe, expect, test } from 'vitest'
import { makeStandIn, register, until } from '../../../test/channels.ts'
import { bring as bringIn } from '../../../test/bring.ts'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer, type Caller } from '../../../test/server.ts'
import { AccountTrouble, findOrMakeChannel } from '#channels'
import { inTransaction } from '#platform/db.ts'
import { AERIE } from '#platform/work.ts'

/** A network that takes public answers of at most 300 graphemes, and a server that sends there. */
async function openScene() {
  const network = makeStandIn('standin', { reach: () => ({ answer: 'public', until: null, limit: { length: 300, unit: 'graphemes' }, note: null }) })
  register(network)
  const database = await makeDatabase()
  const server = await makeServer(database)
  const channelId = await inTransaction(server.platform.db, (tx) =>
    findOrMakeChannel({ tx, by: AERIE, now: server.clock.now() }, { network: 'standin', name: 'Square' }),
  )
  const claire = await server.asMember('agent', { name: 'Claire', teams: [server.teams.care.id] })
  const omar = await server.asMember('agent', { name: 'Omar', teams: [server.teams.care.id] })
  const bring = (id: string, text: string, more: object = {}) =>
    bringIn(server.platform, channelId, {
      id,
      network: 'standin',
      author: { id: 'anna-1', handle: 'anna', name: 'Anna' },
      text,
      at: server.clock.now(),
      ...more,
    })
  const first = async (caller: Caller = claire) => (await caller.call('GET /conversations', { query: { view: 'waiting' } })).items[0]!
  return {
    network,
    database,
    server,
    channelId,
    claire,
    omar,
    bring,
    first,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

const answer = (changes: number, more: object = {}) => ({ text: 'It comes tomorrow.', visibility: 'public' as const, changes, ...more })

describe('a reply', () => {
  test('stops the clock, waits for second thoughts, is sent once and stands in the thread', async () => {
    await using scene = await openScene()
    const { server, claire, network } = scene
    await scene.bring('a1', 'Where is my parcel?')
    const { id, changes } = await scene.first()
    const { conversation, outgoing } = await claire.call('POST /conversations/:id/reply', { params: { id }, body: answer(changes) })
    expect(conversation).toMatchObject({ state: 'waiting_for_them', owner: { name: 'Claire' }, due: null })
    expect(outgoing.undoUntil).toBe('2026-03-02T09:00:05.000Z')
    const queued = await claire.call('GET /conversations/:id', { params: { id } })
    expect(queued.entries.at(-1)).toMatchObject({ what: 'outgoing', state: 'queued', text: 'It comes tomorrow.', writtenBy: { name: 'Claire' } })
    await server.startWorkers()
    server.clock.advance({ seconds: 6 })
    await until(() => network.there.length === 1)
    const whole = await until(async () => {
      const now = await claire.call('GET /conversations/:id', { params: { id } })
      return now.items === 2 ? now : null // counted before the entries are read
    })
    expect(
      whole.entries.filter((entry) => entry.what === 'outgoing'),
      'what was sent stands there as what was said',
    ).toEqual([])
    expect(whole.entries.find((entry) => entry.what === 'item' && entry.direction === 'out')).toMatchObject({
      text: 'It comes tomorrow.',
      writtenBy: { name: 'Claire' },
    })
    expect(whole).toMatchObject({ state: 'waiting_for_them', items: 2 })
    await scene.bring('a2', 'Thanks!', { inReplyTo: 'a1' })
    expect(await scene.first()).toMatchObject({ id, owner: { name: 'Claire' }, due: { kind: 'next_response' } })
  })

  test('that cannot be sent brings the conversation back with its old deadline, and says what to do; sent again it answers', async () => {
    await using scene = await openScene()
    const { server, claire, network } = scene
    await scene.bring('a1', 'Where is my parcel?')
    const before = await scene.first()
    network.trouble = new AccountTrouble('401', 'The password is wrong. Type it again.')
    await server.startWorkers()
    const { outgoing } = await claire.call('POST /conversations/:id/reply', {
      params: { id: before.id },
      body: answer(before.changes, { afterwards: 'close' }),
    })
    server.clock.advance({ seconds: 6 })
    const back = await until(() => scene.first())
    expect(back).toMatchObject({ id: before.id, state: 'waiting_for_us', owner: { name: 'Claire' }, due: { at: before.due!.at, kind: 'first_response' } })
    const whole = await claire.call('GET /conversations/:id', { params: { id: before.id } })
    expect(whole.entries.find((entry) => entry.what === 'outgoing')).toMatchObject({ state: 'failed', advice: 'The password is wrong. Type it again.' })
    network.trouble = null
    await claire.call('POST /outbox/:id/retry', { params: { id: outgoing.id } })
    await until(() => network.there.length === 1)
    await until(async () => (await claire.call('GET /conversations/:id', { params: { id: before.id } })).state === 'waiting_for_them')
  })

  test('that is taken back in time leaves everything as it was', async () => {
    await using scene = await openScene()
    const { server, claire } = scene
    await scene.bring('a1', 'Where is my parcel?')
    const before = await scene.first()
    await server.startWorkers()
    const { outgoing } = await claire.call('POST /conversations/:id/reply', {
      params: { id: before.id },
      body: answer(before.changes, { afterwards: 'close' }),
    })
    expect((await claire.call('GET /conversations/:id', { params: { id: before.id } })).state).toBe('closed')
    await claire.call('POST /outbox/:id/cancel', { params: { id: outgoing.id } })
    const back = await until(() => scene.first())
    expect(back.due).toEqual(before.due)
    expect(scene.network.there).toEqual([])
  })
})

describe('is refused', () => {
  test('when somebody answered or they wrote while it was typed, with what changed; anyway sends', async () => {
    await using scene = await openScene()
    const { claire, omar } = scene
    await scene.bring('a1', 'Where is my parcel?')
    const { id, changes } = await scene.first()
    await scene.bring('a2', 'Hello??', { inReplyTo: 'a1' })
    expect(await claire.refused('POST /conversations/:id/reply', { params: { id }, body: answer(changes) })).toMatchObject({
      status: 409,
      code: 'changed-while-you-typed',
      changes: changes + 1,
      changed: [{ what: 'they_wrote' }],
      detail: expect.stringContaining('They wrote again while you typed'),
    })
    await omar.call('POST /conversations/:id/reply', { params: { id }, body: answer(changes + 1) })
    await omar.call('POST /conversations/:id/release', { params: { id } })
    expect(await claire.refused('POST /conversations/:id/reply', { params: { id }, body: answer(changes + 1) })).toMatchObject({
      code: 'changed-while-you-typed',
      changed: [{ what: 'we_answered', by: { name: 'Omar' } }],
    })
    await claire.call('POST /conversations/:id/reply', { params: { id }, body: answer(changes, { anyway: true }) })
  })
  test('when a colleague has it', async () => {
    await using scene = await openScene()
    await scene.bring('a1', 'Where is my parcel?')
    const { id, changes } = await scene.first()
    await scene.omar.call('POST /conversations/:id/claim', { params: { id } })
    expect(await scene.claire.refused('POST /conversations/:id/reply', { params: { id }, body: answer(changes) })).toMatchObject({
      code: 'already-owned',
      owner: { name: 'Omar' },
    })
  })
  test('when the network would not take it: too long in its own unit, not so openly, too late, or not at all', async () => {
    await using scene = await openScene()
    const { network, claire } = scene
    await scene.bring('a1', 'Where is my parcel?')
    const { id, changes } = await scene.first()
    const refused = (more: object) => claire.refused('POST /conversations/:id/reply', { params: { id }, body: answer(changes, more) })
    expect(await refused({ text: '👩‍👩‍👧‍👦'.repeat(301) })).toMatchObject({ code: 'too-long', over: 1 })
    expect(await refused({ visibility: 'direct' })).toMatchObject({ code: 'not-so', answer: 'public' })
    network.reach = () => ({ answer: 'public', until: new Date('2026-03-02T08:59:59Z'), limit: null, note: null })
    expect(await refused({})).toMatchObject({ code: 'window-closed' })
    network.reach = () => ({ answer: 'none', until: null, limit: null, note: 'Only they can begin here.' })
    expect(await refused({})).toMatchObject({ code: 'cannot-answer', detail: 'Only they can begin here.' })
    network.reach = () => ({ answer: 'both', until: null, limit: { length: 300, unit: 'graphemes' }, note: null })
    await claire.call('POST /conversations/:id/reply', { params: { id }, body: answer(changes, { text: '👩‍👩‍👧‍👦'.repeat(300) }) })
  })
})

test('a network’s window that closes first is the deadline', async () => {
  await using scene = await openScene()
  scene.network.reach = () => ({ answer: 'both', until: new Date('2026-03-02T09:20:00Z'), limit: null, note: null })
  await scene.bring('a1', 'Where is my parcel?')
  expect(await scene.first()).toMatchObject({
    due: {
      at: '2026-03-02T09:20:00.000Z',
      because: { kind: 'network_window' },
      sentence: 'due Mon 09:20 (UTC) because the network takes no answer after that',
    },
  })
})
