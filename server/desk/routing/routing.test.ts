import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { makeFirstRules } from '#desk'
import { nameFirstRules } from '../rules/first-rules.ts'
import { inTransaction } from '#platform/db.ts'
import { ringDue } from '../alarms/ring-due.ts'
import { openScene } from '../../../test/scene.ts'

const BUYS = 'How much is the big one? I want to buy two for our office, do you ship to Norway?'

/** A scene in which people name their languages. */
async function openRoutedScene() {
  const scene = await openScene()
  const speaks = (who: typeof scene.claire, ...languages: string[]) => who.call('PATCH /me', { body: { languages } })
  const newest = async () => {
    const { items } = await scene.lea.call('GET /conversations', { query: { view: 'waiting', limit: 100 } })
    const { id } = items.toSorted((a, b) => (a.lastItemAt < b.lastItemAt ? 1 : -1))[0]!
    return scene.lea.call('GET /conversations/:id', { params: { id } })
  }
  const answer = async (who: typeof scene.claire, id: string) => {
    const { changes } = await scene.lea.call('GET /conversations/:id', { params: { id } })
    await who.call('POST /conversations/:id/reply', { params: { id }, body: { text: 'Here is the answer.', visibility: 'public', changes } })
  }
  return { ...scene, speaks, newest, answer, [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose]() }
}

describe('a conversation that opens', () => {
  test('goes to the agent who answered this person last, and says so', async () => {
    await using scene = await openRoutedScene()
    await scene.bring('m0', 'Where is my parcel?')
    await scene.answer(scene.claire, (await scene.newest()).id)
    scene.server.clock.advance({ days: 3 })
    await scene.bring('m1', 'And my invoice?')
    const whole = await scene.newest()
    expect(whole).toMatchObject({
      preview: 'And my invoice?',
      owner: { name: 'Claire' },
      routed: [{ step: 'answered', outcome: 'given', member: { name: 'Claire' }, sentence: 'Goes to Claire: answered this person on 2 March 2026.' }],
    })
    expect(whole.entries.filter((one) => one.what === 'fact' && one.kind === 'conversation.given')).toMatchObject([
      { data: { to: { memberId: scene.claire.actor.id }, because: { step: 'answered' } } },
    ])
    expect((await scene.claire.call('GET /conversations', { query: { view: 'mine' } })).items).toHaveLength(2)
    await scene.bring('m2', 'Hello, is anybody there?', { author: { id: 'ben' } })
    expect(await scene.newest()).toMatchObject({ owner: null, routed: [] })
  })
  test('waits in the queue while that agent is away, has enough, or left for another team', async () => {
    await using scene = await openRoutedScene()
    await scene.bring('m0', 'Where is my parcel?')
    await scene.answer(scene.claire, (await scene.newest()).id)
    const { id } = scene.claire.actor
    await scene.claire.call('PUT /away/:id', { params: { id }, body: { until: new Date(scene.server.clock.now().getTime() + 3_600_000).toISOString() } })
    await scene.bring('m1', 'First')
    expect(await scene.newest()).toMatchObject({
      owner: null,
      routed: [{ outcome: 'away', sentence: 'Claire answered this person on 2 March 2026, but is away.' }],
    })
    scene.server.clock.advance({ hours: 2 })
    await scene.bring('m2', 'Second')
    expect(await scene.newest()).toMatchObject({ owner: { name: 'Claire' } })
    await scene.lea.call('PUT /routing', { body: { lastAgentDays: 30, speakers: true, load: 1 } })
    await scene.bring('m3', 'Third')
    expect(await scene.newest()).toMatchObject({ owner: null, routed: [{ outcome: 'full' }] })
    await sql`update workspace.team_member set team_id = ${scene.server.teams.sales.id} where member_id = ${id}`.execute(scene.database.db)
    await scene.bring('m4', 'Fourth')
    expect(await scene.newest()).toMatchObject({ owner: null, routed: [{ outcome: 'other_team' }] })
    await scene.lea.call('PUT /routing', { body: { lastAgentDays: null, speakers: true, load: 1 } })
    await scene.bring('m5', 'Fifth')
    expect(await scene.newest()).toMatchObject({ owner: null, routed: [] })
  })
  test('goes to who reads its language, where not everybody does; of many at once nobody gets more than they can bear', async () => {
    await using scene = await openRoutedScene()
    await scene.speaks(scene.claire, 'en', 'fr')
    await scene.speaks(scene.omar, 'en')
    await scene.lea.call('PUT /routing', { body: { lastAgentDays: 30, speakers: true, load: 2 } })
    for (const n of [1, 2, 3]) await scene.bring(`m${n}`, `Bonjour, où est mon colis numéro ${n} s'il vous plaît ?`, { author: { id: `p${n}` } })
    const { items } = await scene.lea.call('GET /conversations', { query: { view: 'waiting' } })
    expect(items.filter((one) => one.owner?.name === 'Claire')).toHaveLength(2)
    expect((await scene.newest()).routed).toMatchObject([
      { step: 'speaks', outcome: 'full', language: 'fr', sentence: 'Who reads French is away or has enough.' },
    ])
    await scene.bring('m9', 'Where is my parcel, please?', { author: { id: 'p9' } })
    expect((await scene.newest()).owner).toBeNull()
  })
  test('is everybody’s again when it is nearly due and nobody answered; who claims it keeps it', async () => {
    await using scene = await openRoutedScene()
    await scene.bring('m0', 'Where is my parcel?')
    await scene.answer(scene.claire, (await scene.newest()).id)
    scene.server.clock.advance({ days: 3 })
    await scene.bring('m1', 'And my invoice?')
    const { id, due } = await scene.newest()
    const ring = () => ringDue(scene.server.platform.db, scene.server.clock.now())
    scene.server.clock.advance({ minutes: 50 })
    await ring()
    const whole = await scene.newest()
    expect(whole).toMatchObject({ id, owner: null, state: 'waiting_for_us', routed: [], due: { at: due!.at, nearly: true } })
    expect(whole.entries.flatMap((one) => (one.what === 'fact' ? one.kind : []))).toContain('conversation.released')
    await scene.claire.call('POST /conversations/:id/claim', { params: { id } })
    scene.server.clock.advance({ minutes: 20 })
    await ring()
    expect(await scene.newest()).toMatchObject({ owner: { name: 'Claire' }, due: { breached: true } })
  })
  test('of a stranger who may buy goes to care and is hinted to sales, out of the box', async () => {
    await using scene = await openRoutedScene()
    const { db } = scene.server.platform
    await inTransaction(db, makeFirstRules)
    await inTransaction(db, makeFirstRules)
    expect((await scene.lea.call('GET /rules')).items).toHaveLength(1)
    await scene.bring('m0', BUYS)
    const whole = await scene.newest()
    expect(whole).toMatchObject({ team: { name: scene.server.teams.care.name }, because: 'A stranger who may buy' })
    expect((await scene.sami.call('GET /conversations', { query: { view: 'hints' } })).items.map((one) => one.id)).toEqual([whole.id])
    await scene.bring('m1', BUYS)
    expect((await scene.sami.call('GET /conversations', { query: { view: 'hints' } })).items, 'no stranger any more').toHaveLength(1)
    await inTransaction(db, (tx) => nameFirstRules(tx, 'de'))
    expect((await scene.lea.call('GET /rules')).items).toMatchObject([{ name: 'Fremde mit Kaufinteresse' }])
    await scene.lea.call('PUT /rules', { body: { items: [] } })
    await inTransaction(db, makeFirstRules)
    expect((await scene.lea.call('GET /rules')).items, 'removed, it stays away').toEqual([])
  })
})

test('a message is tried without being written: the very way it would go', async () => {
  await using scene = await openRoutedScene()
  await inTransaction(scene.server.platform.db, makeFirstRules)
  await scene.speaks(scene.claire, 'en', 'fr')
  await scene.speaks(scene.omar, 'en')
  const tried = (body: object) => scene.claire.call('POST /routing/try', { body: body as never })
  expect(await tried({ text: BUYS })).toMatchObject({
    held: null,
    rules: [{ name: 'A stranger who may buy' }],
    team: { name: 'Care', because: 'rule', rule: 'A stranger who may buy' },
    hinted: [{ name: 'Sales' }],
    owner: null,
    due: { because: { kind: 'first_response' } },
  })
  expect(await tried({ text: BUYS, person: 'known', answeredBy: scene.omar.actor.id })).toMatchObject({
    rules: [],
    team: { because: 'default' },
    hinted: [],
    owner: { name: 'Omar' },
    steps: [{ step: 'answered', outcome: 'given' }],
  })
  expect((await tried({ text: 'Bonjour, où est mon colis, ma commande ?' })).owner).toMatchObject({ name: 'Claire' })
  await scene.lea.call('PUT /rules', { body: { items: [{ name: 'Coins', fits: { words: ['coins'] }, teamId: null, does: { hold: true } }] } })
  expect(await tried({ text: 'coins' })).toMatchObject({ held: { rule: 'Coins' }, due: null, steps: [] })
  expect((await scene.claire.refused('POST /routing/try', { body: { text: 'x', channelId: scene.omar.actor.id } })).code).toBe('no-such-channel')
  expect((await scene.lea.call('GET /conversations', { query: { view: 'waiting' } })).items).toEqual([])
})

test('who is away says so; of others, who leads', async () => {
  await using scene = await openRoutedScene()
  const of = (who: typeof scene.claire) => ({ params: { id: who.actor.id }, body: {} })
  await scene.claire.call('PUT /away/:id', of(scene.claire))
  expect((await scene.omar.call('GET /away')).items).toMatchObject([{ member: { name: 'Claire' }, until: null }])
  expect((await scene.omar.refused('DELETE /away/:id', { params: of(scene.claire).params })).code).toBe('not-yourself')
  expect((await scene.omar.refused('PUT /away/:id', of(scene.claire))).code).toBe('not-yourself')
  expect((await scene.key.refused('PUT /away/:id', of(scene.claire))).code).toBe('members-only')
  expect((await scene.claire.refused('PUT /away/:id', { ...of(scene.claire), body: { until: '2020-01-01T00:00:00Z' } })).code).toBe('away-is-past')
  await scene.lea.call('DELETE /away/:id', { params: of(scene.claire).params })
  expect((await scene.omar.call('GET /away')).items).toEqual([])
  expect((await scene.claire.refused('PUT /routing', { body: { lastAgentDays: 1, speakers: true, load: 5 } })).status).toBe(403)
})
