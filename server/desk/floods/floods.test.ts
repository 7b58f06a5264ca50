import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findOrMakeChannel } from '#channels'
import { inTransaction } from '#platform/db.ts'
import { AERIE } from '#platform/work.ts'
import { takeIn } from '../../app/intake.ts'
import { RawItem } from '../../channels/raw-item.ts'
import { openScene } from '../../../test/scene.ts'
import { countStatements } from '../../../test/statements.ts'
import { readOn } from '../../../test/read-on.ts'
import { readFacts, START } from '#platform/facts.ts'
import { noticeFloods } from './notice.ts'

const CAMPAIGN = 'Shame on you for selling our harbour, cancel the deal today and listen to the people'

async function open() {
  const scene = await openScene()
  const { claire, lea, server, bring, channelId } = scene
  let people = 0
  const { db } = server.platform
  const notice = (): Promise<void> => readOn(db, { name: 'floods', react: (tx, facts) => noticeFloods(tx, server.clock.now(), facts) })
  const list = (view: 'waiting' | 'held' | 'queue' | 'closed' | 'with_them' = 'waiting', query: object = {}, by = claire) =>
    by.call('GET /conversations', { query: { view, limit: 50, ...query } })
  return {
    ...scene,
    list,
    /** Somebody new writes. */
    async says(text: string, more: object = {}) {
      const nth = ++people
      await bring(`n-${nth}`, text, { author: { id: `p-${nth}`, handle: `p${nth}`, name: `P ${nth}` }, ...more })
      await notice()
    },
    /** The same from so many, each a little different, in one delivery. */
    async flood(count: number, more: object = {}, text = CAMPAIGN) {
      const items = Array.from({ length: count }, () => {
        const nth = ++people
        const copied = `${nth % 3 === 0 ? 'RT ' : ''}@mayor${nth} ${text} ${nth % 2 === 0 ? '!!!' : ''} https://x.example/${nth}`
        const author = { id: `p-${nth}`, handle: `p${nth}`, name: `P ${nth}` }
        return RawItem.parse({ id: `f-${nth}`, network: 'square', author, text: copied, at: server.clock.now(), ...more })
      })
      await takeIn(server.platform, { channelId, items })
      server.clock.advance({ seconds: 1 })
      await notice()
    },
    notice,
    counts: () => lea.call('GET /conversations/counts'),
    [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose](),
  }
}

test('four alike are four lines; from the fifth on they are one with a count, in one delivery or several; opened apart all are there', async () => {
  await using scene = await open()
  const { flood, says, list, counts } = scene
  await says('When do you open on Sundays in winter time?')
  await flood(3)
  await says(`${CAMPAIGN}.`)
  expect((await list()).items.map((row) => row.flood)).toEqual([null, null, null, null, null])
  await flood(30)
  const { items } = await list()
  expect(items.map((row) => row.flood?.count ?? 1).toSorted((a, b) => a - b)).toEqual([1, 34])
  const line = items.find((row) => row.flood)!
  const apart = (await list('waiting', { flood: line.flood!.id })).items
  expect(apart.length).toBe(34)
  expect(apart[0]!.id).toBe(line.id)
  expect((await counts()).waiting, 'every one of them waits and has a clock').toBe(35)
  expect(apart.every((row) => row.due !== null)).toBe(true)
  expect((await list('queue')).items.length).toBe(2)
  const paged = await list('waiting', { limit: 1 })
  expect((await list('waiting', { limit: 1, after: paged.next! })).items.map((row) => row.id)).not.toContain(paged.items[0]!.id)
})

test('the next of it is the line when the first is answered or handed on; whoever claims one has it', async () => {
  await using scene = await open()
  const { flood, list, claire, lea, server } = scene
  await flood(6)
  const first = (await list()).items[0]!
  await claire.call('POST /conversations/:id/close', { params: { id: first.id }, body: { outcome: 'no_answer_needed' } })
  const second = (await list()).items[0]!
  expect(second).toMatchObject({ flood: { id: first.flood!.id, count: 5 } })
  await lea.call('POST /conversations/:id/hand', { params: { id: second.id }, body: { teamId: server.teams.sales.id } })
  expect((await list('queue')).items.map((row) => row.flood?.id)).toEqual([first.flood!.id])
  expect((await list('queue')).items[0]!.id).not.toBe(second.id)
  const filtered = await list('waiting', { teamId: server.teams.sales.id })
  expect(
    filtered.items.map((row) => row.id),
    'of those that fit the filter, the first is the line',
  ).toEqual([second.id])
})

test('short thanks, and a person we know, are never swallowed; who writes on stands for themselves', async () => {
  await using scene = await open()
  const { flood, says, list, bring } = scene
  for (let i = 0; i < 8; i++) await says('Thank you so much!')
  expect((await list()).items.length).toBe(8)
  await bring('old', 'My order 4711 has not come, can you look?', { author: { id: 'known', handle: 'known', name: 'Known' } })
  await flood(6)
  await bring('copy', CAMPAIGN, { author: { id: 'known', handle: 'known', name: 'Known' } })
  const { items } = await list()
  expect(items.filter((row) => row.person.name === 'Known').map((row) => row.flood)).toEqual([null, null])
  const line = items.find((row) => row.flood)!
  expect(line.flood!.count).toBe(6)
  const { rows } = await sql<{ id: string }>`select network_id as id from listening.item where thread_id = ${line.id}`.execute(scene.server.platform.db)
  await bring('more', 'And my own boat lies there, what becomes of it?', { author: { id: 'else', handle: 'else', name: 'Else' }, inReplyTo: rows[0]!.id })
  await scene.notice()
  await flood(1)
  const after = (await list()).items
  expect(after.find((row) => row.id === line.id)!.flood, 'a later copy does not draw it in again').toBeNull()
  expect(after.find((row) => row.flood)!.flood!.count).toBe(6)
})

test('direct messages are a flood among those of one team alone; nobody learns of what they may not see', async () => {
  await using scene = await open()
  const { flood, list, lea, sami } = scene
  await flood(4)
  await flood(4, { visibility: 'direct' })
  expect((await list('waiting', {}, lea)).items.map((row) => row.flood)).toEqual(Array.from({ length: 8 }, () => null))
  await flood(2, { visibility: 'direct' })
  const seen = (await list('waiting', {}, lea)).items
  const line = seen.find((row) => row.flood)!
  expect([seen.length, line.flood!.count, line.visibility]).toEqual([5, 6, 'direct'])
  expect((await list('waiting', { flood: line.flood!.id }, sami)).items).toEqual([])
  const ask = { params: { id: line.flood!.id }, body: { state: 'waiting_for_us' as const, outcome: 'spam' as const } }
  expect(await sami.refused('POST /floods/:id/close', ask)).toMatchObject({ status: 404, code: 'no-such-flood' })
})

test('what is more than a day apart is no flood, and likeness is forgotten', async () => {
  await using scene = await open()
  const { flood, list, server } = scene
  await flood(4)
  server.clock.advance({ hours: 25 })
  await flood(4)
  expect((await list()).items.every((row) => row.flood === null)).toBe(true)
  const { forgetLikeness } = await import('./forget-likeness.ts')
  await forgetLikeness(server.platform).run({}, new AbortController().signal)
  expect((await sql`select from desk.likeness`.execute(server.platform.db)).rows.length).toBe(4)
})

test('a spam wave that is held aside is one line there', async () => {
  await using scene = await open()
  const { flood, list, lea } = scene
  await lea.call('PUT /rules', { body: { items: [{ name: 'Pills', fits: { words: ['pills'] }, teamId: null, does: { hold: true } }] } })
  await flood(7, {}, 'Best pills for a long and healthy life, order now and save half')
  expect((await list()).items).toEqual([])
  expect((await list('held')).items.map((row) => row.flood?.count)).toEqual([7])
})

test('one act closes all, each with its own record; a colleague keeps theirs; undo opens them again where they stood', async () => {
  await using scene = await open()
  const { flood, list, claire, omar, server } = scene
  await flood(8)
  const { flood: one, id } = (await list()).items[0]!
  await omar.call('POST /conversations/:id/claim', { params: { id } })
  const params = { id: one!.id }
  const before = (await list('waiting', { flood: one!.id })).items.map((row) => row.id).toSorted()
  server.clock.advance({ minutes: 5 })
  const closed = await claire.call('POST /floods/:id/close', { params, body: { state: 'waiting_for_us', outcome: 'no_answer_needed' } })
  expect([closed.closed.length, closed.left]).toEqual([7, 1])
  expect((await list()).items.map((row) => row.id)).toEqual([id])
  const facts = await sql`select from platform.fact where kind = 'conversation.closed' and by = ${claire.actor.id}`.execute(server.platform.db)
  expect(facts.rows.length).toBe(7)
  expect(await claire.call('POST /floods/:id/reopen', { params, body: { ids: closed.closed } })).toEqual({ reopened: 7 })
  expect((await list('waiting', { flood: one!.id })).items.map((row) => row.id).toSorted()).toEqual(before)
})

test('all are answered only when their number was confirmed, each by an answer of their own, and taken back together', async () => {
  await using scene = await open()
  const { flood, list, claire, server } = scene
  await flood(6)
  const params = { id: (await list()).items[0]!.flood!.id }
  const body = { text: 'We hear you. The deal is off.', visibility: 'public' as const, confirmed: 5 }
  expect(await claire.refused('POST /floods/:id/reply', { params, body })).toMatchObject({ status: 409, code: 'confirm-count', count: 6 })
  const { outgoing } = await claire.call('POST /floods/:id/reply', { params, body: { ...body, confirmed: 6 } })
  expect(new Set(outgoing).size).toBe(6)
  expect((await list()).items).toEqual([])
  const { rows } = await sql<{ count: number }>`select count(distinct conversation_id)::int as count from channels.outbox`.execute(server.platform.db)
  expect(rows[0]!.count).toBe(6)
  expect(await claire.call('POST /floods/:id/take-back', { params, body: { outgoing } })).toEqual({ takenBack: 6 })
})

test('what opened is looked at in as many statements for four hundred as for ten, and a second look changes nothing', async () => {
  await using scene = await open()
  const { flood, list, server } = scene
  const { db } = server.platform
  await flood(10)
  const costOf = async (count: number): Promise<number> => {
    await flood(count, {}, `${CAMPAIGN}, said ${count} of us together today`)
    const opened = (await readFacts(db, START, 2000)).filter((fact) => fact.kind === 'conversation.opened').slice(-count)
    const counting = countStatements()
    await inTransaction(db, (tx) => noticeFloods(tx, server.clock.now(), opened))
    return counting.stop()
  }
  const ten = await costOf(10)
  expect(await costOf(400)).toBe(ten)
  expect((await list()).items.reduce((sum, row) => sum + (row.flood?.count ?? 1), 0)).toBe(420)
})

test('a flood that comes by several channels at once blocks nobody', { timeout: 60_000 }, async () => {
  await using scene = await open()
  const { server, list, lea } = scene
  const channels = await Promise.all(
    ['north', 'south', 'east'].map((name) =>
      inTransaction(server.platform.db, (tx) => findOrMakeChannel({ tx, by: AERIE, now: server.clock.now() }, { network: 'square', name })),
    ),
  )
  const bringAll = async (channelId: string, round: number): Promise<void> => {
    const items = Array.from({ length: 12 }, (_, n) => {
      const who = `${channelId}-${round}-${n}`
      return RawItem.parse({
        id: who,
        network: 'square',
        author: { id: who, handle: who, name: who },
        text: `${CAMPAIGN} ${'!'.repeat(n % 4)}`,
        at: server.clock.now(),
      })
    })
    await takeIn(server.platform, { channelId, items })
  }
  await Promise.all(
    channels.map(async (id) => {
      for (let round = 0; round < 5; round++) {
        await bringAll(id, round)
        if (round === 2) await scene.notice()
      }
    }),
  )
  await scene.notice()
  const lines = (await list('waiting', {}, lea)).items
  const counted = lines.reduce((sum, row) => sum + (row.flood?.count ?? 1), 0)
  expect(counted, 'everybody is there, once').toBe(180)
  expect(lines.length).toBe(1)
})
