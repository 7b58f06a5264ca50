import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { listenTo } from '../../../test/listener.ts'
import { makeServer, type TestServer } from '../../../test/server.ts'
import { inTransaction } from '../../platform/db.ts'
import { record, type FactDraft } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'

const say = (server: TestServer, ...facts: FactDraft[]) => inTransaction(server.platform.db, (tx) => record(tx, server.clock.now(), facts))
const brand = (name: string): FactDraft => ({ kind: `brand.${name}` as 'brand.added' })

test('what happens in one process is heard in another', async () => {
  await using database = await makeDatabase()
  await using here = await makeServer(database)
  await using there = await makeServer(database)
  const ann = await there.asMember('agent')
  await using listener = await listenTo(there, ann)
  await say(here, brand('first'), brand('second'))
  await say(there, brand('third'))
  expect(await listener.kinds(3)).toEqual(['brand.first', 'brand.second', 'brand.third'])
})

test('who was away hears what they missed, once and in order', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const ann = await server.asMember('agent')
  const before = await listenTo(server, ann)
  await say(server, brand('heard'))
  expect(await before.kinds(1)).toEqual(['brand.heard'])
  await before[Symbol.asyncDispose]()
  for (const name of ['a', 'b', 'c']) await say(server, brand(name))
  await using after = await listenTo(server, ann, before.place)
  await say(server, brand('d'))
  expect(await after.kinds(4)).toEqual(['brand.a', 'brand.b', 'brand.c', 'brand.d'])
})

test('nothing is lost or doubled while one joins in the middle of it', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const ann = await server.asMember('agent')
  const start = await listenTo(server, ann)
  const { place } = start
  await start[Symbol.asyncDispose]()
  const writing = (async () => {
    for (let i = 0; i < 150; i++) await say(server, brand(String(i)))
  })()
  await using listener = await listenTo(server, ann, place)
  await writing
  expect(await listener.kinds(150)).toEqual(Array.from({ length: 150 }, (_, i) => `brand.${i}`))
})

test('who missed too much is told to start over', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const ann = await server.asMember('agent')
  await using witness = await listenTo(server, ann)
  await say(server, ...Array.from({ length: 1_100 }, (_, i) => brand(String(i))))
  await witness.kinds(1_100) // told on this process: from now on it is something that was missed
  await using listener = await listenTo(server, ann, '0:0')
  await listener.until((events) => events.some((event) => event.event === 'reset'))
  await say(server, brand('after'))
  expect(await listener.kinds(1)).toEqual(['brand.after'])
})

test('who comes back with a place that is not of this log, as after a restore, is told to start over and hears on', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const ann = await server.asMember('agent')
  await using witness = await listenTo(server, ann)
  await say(server, brand('known'))
  await witness.kinds(1)
  const [tx, seq] = witness.place.split(':').map(BigInt) as [bigint, bigint]
  for (const strange of [`${tx}:${seq + 1n}`, `${tx - 1n}:${seq}`, `${tx + 1_000_000n}:${seq}`, '999999999999999999:999999999999999999']) {
    await using listener = await listenTo(server, ann, strange)
    await listener.until((events) => events.some((event) => event.event === 'reset'))
    await say(server, brand('after'))
    expect(await listener.kinds(1)).toEqual(['brand.after'])
  }
})

test('a direct conversation is heard by those who may see it, and by nobody else', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const { care, sales } = server.teams
  const [inTeam, owner, mentioned, other] = [
    await server.asMember('agent', { teams: [care.id] }),
    await server.asMember('agent'),
    await server.asMember('agent'),
    await server.asMember('agent', { teams: [sales.id] }),
  ]
  const [lead, key, leadKey] = [await server.asMember('lead'), await server.asKey('agent'), await server.asKey('lead')]
  const direct = await aConversation(server, 'direct', care.id, owner.actor.id, mentioned.actor.id)
  const open = await aConversation(server, 'public', care.id, owner.actor.id, mentioned.actor.id)
  const listeners = await Promise.all([inTeam, owner, mentioned, other, lead, key, leadKey].map((who) => listenTo(server, who)))
  await say(server, { kind: 'conversation.tagged', conversationId: direct }, { kind: 'conversation.closed', conversationId: open })
  const all = await Promise.all(
    listeners.map(
      async (listener) =>
        (await listener.until((events) => events.some((event) => event.data.kind === 'conversation.closed'))).filter((event) => event.event === 'fact').length,
    ),
  )
  expect(all).toEqual([2, 2, 2, 1, 2, 1, 2])
  await server.platform.live.signal('presence', { conversationId: direct, member: { id: owner.actor.id, name: 'Omar' }, doing: 'typing' })
  await server.platform.live.signal('presence', { conversationId: open, member: { id: owner.actor.id, name: 'Omar' }, doing: 'typing' })
  const presences = await Promise.all(
    listeners.map(
      async (listener) =>
        (await listener.until((events) => events.some((event) => event.event === 'presence' && event.data.conversationId === open))).filter(
          (event) => event.event === 'presence',
        ).length,
    ),
  )
  expect(presences).toEqual([2, 2, 2, 1, 2, 1, 2])
  await Promise.all(listeners.map((listener) => listener[Symbol.asyncDispose]()))
})

test('who loses sight of a direct conversation is told that it is gone, and nothing else; who keeps it hears what happened', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const { care, sales } = server.teams
  const [inTeam, owner, mentioned, lead] = [
    await server.asMember('agent', { teams: [care.id] }),
    await server.asMember('agent'),
    await server.asMember('agent', { teams: [care.id] }),
    await server.asMember('lead'),
  ]
  const stranger = await server.asMember('agent')
  const id = await aConversation(server, 'direct', care.id, owner.actor.id, mentioned.actor.id)
  const listeners = await Promise.all([inTeam, owner, mentioned, lead, stranger].map((who) => listenTo(server, who)))
  await lead.call('POST /conversations/:id/hand', { params: { id }, body: { teamId: sales.id } })
  await say(server, brand('after'))
  const told = await Promise.all(
    listeners.map(async (listener) => {
      const events = await listener.until((all) => all.some((event) => event.data.kind === 'brand.after'))
      return events.filter((event) => event.data.conversationId === id).map(({ data: { kind, by, personId } }) => ({ kind, by, personId: personId !== null }))
    }),
  )
  const gone = [{ kind: 'conversation.gone', by: null, personId: false }]
  const handed = [{ kind: 'conversation.handed', by: lead.actor.id, personId: true }]
  expect(told).toEqual([gone, gone, handed, handed, []])
  await Promise.all(listeners.map((listener) => listener[Symbol.asyncDispose]()))
})

test('a stream ends when its member signs out, is removed, or its key is revoked', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const [boss, ann, key] = [await server.asMember('administrator'), await server.asMember('agent'), await server.asKey('agent')]
  const [hers, its, other] = [await listenTo(server, ann), await listenTo(server, key), await server.asMember('agent')]
  const theirs = await listenTo(server, other)
  await server.http.inject({ method: 'POST', url: '/api/auth/sign-out', headers: { ...other.headers, host: 'aerie.test' }, payload: {} })
  await expect(theirs.ended).resolves.toBeUndefined()
  await boss.call('DELETE /members/:id', { params: { id: ann.actor.id } })
  await expect(hers.ended).resolves.toBeUndefined()
  await boss.call('DELETE /keys/:id', { params: { id: key.actor.id } })
  await expect(its.ended).resolves.toBeUndefined()
})

test('a slow reader is dropped, and the others hear on', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const ann = await server.asMember('agent')
  await using quick = await listenTo(server, ann)
  await using slow = await listenTo(server, ann)
  slow.pause()
  for (let i = 0; i < 80; i++) await say(server, ...Array.from({ length: 500 }, () => ({ ...brand('x'.repeat(300)) })))
  await quick.until((events) => events.length > 40_000)
  slow.resume()
  await slow.ended
  expect(slow.events.length).toBeLessThan(40_000)
})

test('a stranger hears nothing', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  await expect(listenTo(server, server.stranger)).rejects.toThrow('401')
})

/** A conversation of this team and owner, with somebody mentioned in a note. */
async function aConversation(server: TestServer, visibility: string, team: string, owner: string, mentioned: string): Promise<string> {
  const id = newId()
  await sql`insert into desk.conversation (id, channel_id, person_id, visibility, preview, items, intent, urgency, state, team_id, owner_id, opened_at, last_item_at)
    values (${id}, ${newId()}, ${newId()}, ${visibility}, '', 1, 'question', 'normal', 'waiting_for_them', ${team}, ${owner}, now(), now())`.execute(
    server.platform.db,
  )
  await sql`insert into desk.mention (conversation_id, member_id, at) values (${id}, ${mentioned}, now())`.execute(server.platform.db)
  return id
}
