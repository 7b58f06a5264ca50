import { expect, test } from 'vitest'
import { inTransaction } from '#platform/db.ts'
import type { Fact } from '#platform/facts.ts'
import { RawItem } from '../channels/raw-item.ts'
import { openScene } from '../../test/scene.ts'
import { countStatements } from '../../test/statements.ts'
import { takeIn } from './intake.ts'
import { weighAgain } from './reading/weigh-again.ts'

const ASKS = 'Can you tell me where my order is?'

/** A scene in which Anna, who wrote before, is a key customer whom Omar of care looks after. */
async function openCustomers(teamOf: (teams: { care: string; sales: string }) => string | null = () => null) {
  const scene = await openScene()
  const { care, sales } = scene.server.teams
  const teamId = teamOf({ care: care.id, sales: sales.id })
  const { items } = await scene.lea.call('PUT /tiers', { body: { items: [{ name: 'Key customer', weight: 'high', teamId }] } })
  await scene.bring('m0', 'Hello there')
  const { id } = (await scene.lea.call('GET /people', { query: { q: 'anna' } })).items[0]!
  const become = (body: object) => scene.claire.call('PATCH /people/:id', { params: { id }, body })
  /** As the reader of facts does soon after. */
  const weighed = async (): Promise<void> => {
    const { rows } = await scene.database.pool.query<Fact>(
      `select kind, person_id as "personId", data from platform.fact where kind like 'person.%' order by seq`,
    )
    await inTransaction(scene.server.platform.db, (tx) => weighAgain(scene.server.platform).react(tx, rows))
  }
  await become({ tierId: items[0]!.id, accountOwnerId: scene.omar.actor.id })
  const newest = async () => {
    const rows = (await scene.lea.call('GET /conversations', { query: { view: 'waiting', limit: 100 } })).items
    const row = rows.toSorted((a, b) => (a.lastItemAt < b.lastItemAt ? 1 : -1))[0]!
    return scene.lea.call('GET /conversations/:id', { params: { id: row.id } })
  }
  const read = async () => (await newest()).entries.flatMap((one) => (one.what === 'item' && one.assessment ? [one.assessment] : [])).at(-1)!
  const urging = async () => (await read()).reasons.flatMap((one) => (one.what === 'urgency' ? [one.because] : []))
  return { ...scene, tier: items[0]!, become, weighed, newest, read, urging, [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose]() }
}

test('what a key customer asks is urgent and says why; what others ask, and what somebody is no more, is not', async () => {
  await using scene = await openCustomers()
  await scene.bring('m1', ASKS)
  expect(await scene.newest()).toMatchObject({ urgency: 'high', person: { name: 'Anna' } })
  expect(await scene.urging()).toEqual(['customer tier: “Key customer”'])
  await scene.bring('m2', ASKS, { author: { id: 'ben' } })
  expect(await scene.newest()).toMatchObject({ urgency: 'normal' })
  await scene.bring('m3', 'Thank you so much, I love it, best service ever!')
  expect((await scene.newest()).urgency, 'thanks want nothing').not.toBe('high')
  await scene.become({ tierId: null })
  await scene.bring('m4', ASKS)
  expect(await scene.newest()).toMatchObject({ urgency: 'normal' })
  expect(await scene.urging()).toEqual([])
})

test('what they edit is weighed again, and a correction counts before the tier', async () => {
  await using scene = await openCustomers()
  await scene.bring('m1', 'Thank you so much, I love it, best service ever!')
  expect(await scene.urging()).toEqual([])
  const edited = { change: 'edited', id: 'm1', at: scene.server.clock.now(), text: ASKS } as const
  await takeIn(scene.server.platform, { channelId: scene.channelId, items: [], changes: [edited] })
  expect(await scene.urging()).toEqual(['customer tier: “Key customer”'])
  expect(await scene.newest()).toMatchObject({ urgency: 'high' })
  const item = (await scene.newest()).entries.find((one) => one.what === 'item')!
  await scene.claire.call('POST /items/:id/corrections', { params: { id: item.id }, body: { what: 'urgency', right: 'normal' } })
  expect(await scene.newest()).toMatchObject({ urgency: 'normal' })
})

test('tiers cost no statement: a batch takes as many with customers in it as without', async () => {
  await using scene = await openCustomers()
  const batch = (from: number, id: string) =>
    Array.from({ length: 20 }, (_, n) => RawItem.parse({ id: `b${from + n}`, network: 'square', author: { id }, text: ASKS, at: scene.server.clock.now() }))
  const statementsOf = async (from: number, id: string): Promise<number> => {
    const counted = countStatements()
    await takeIn(scene.server.platform, { channelId: scene.channelId, items: batch(from, id) })
    return counted.stop()
  }
  for (const [n, id] of ['ben', 'anna-1'].entries()) await statementsOf(50 * n, id) // what was known of them stays the same from here on
  const without = await statementsOf(100, 'ben')
  expect(await statementsOf(200, 'anna-1')).toBe(without)
})

test('whoever looks after a person gets what they write, or it is said why not', async () => {
  await using scene = await openCustomers()
  await scene.bring('m1', ASKS)
  expect(await scene.newest()).toMatchObject({
    owner: { name: 'Omar' },
    routed: [{ step: 'account', outcome: 'given', tier: null, sentence: 'Goes to Omar: looks after this person.' }],
  })
  await scene.omar.call('PUT /away/:id', { params: { id: scene.omar.actor.id }, body: {} })
  await scene.bring('m2', ASKS)
  expect(await scene.newest()).toMatchObject({
    owner: null,
    routed: [{ step: 'account', outcome: 'away', sentence: 'Omar looks after this person, but is away.' }],
  })
  await scene.omar.call('DELETE /away/:id', { params: { id: scene.omar.actor.id } })
  await scene.lea.call('PUT /routing', { body: { ...(await scene.lea.call('GET /routing')), accountOwner: false } })
  await scene.bring('m3', ASKS)
  expect(await scene.newest()).toMatchObject({ owner: null, routed: [] })
})

test('a tier’s team gets what its people write, where no rule says otherwise; and it is said', async () => {
  await using scene = await openCustomers(({ sales }) => sales)
  await scene.bring('m1', ASKS)
  expect(await scene.newest()).toMatchObject({
    team: { name: 'Sales' },
    owner: null,
    because: null,
    routed: [
      { step: 'tier', outcome: 'team', tier: 'Key customer', member: null, sentence: 'This team looks after “Key customer”.' },
      { step: 'account', outcome: 'other_team', member: { name: 'Omar' } },
    ],
  })
  const toCare = {
    name: 'Orders',
    fits: { tiers: [scene.tier.id], accountOwners: [scene.omar.actor.id], words: ['order'] },
    teamId: scene.server.teams.care.id,
  }
  await scene.lea.call('PUT /rules', { body: { items: [toCare] } })
  await scene.bring('m2', ASKS)
  expect(await scene.newest()).toMatchObject({ team: { name: 'Care' }, because: 'Orders', owner: { name: 'Omar' } })
  await scene.bring('m3', 'My order?', { author: { id: 'ben' } })
  expect(await scene.newest()).toMatchObject({ because: null })
  expect(await scene.lea.call('POST /rules/try', { body: { fits: { tiers: [scene.tier.id] } } })).toMatchObject({ met: 3 })
})

test('a message of a customer is tried without being written', async () => {
  await using scene = await openCustomers(({ sales }) => sales)
  const imagined = { text: ASKS, person: 'known', tierId: scene.tier.id, accountOwnerId: scene.sami.actor.id } as const
  expect(await scene.claire.call('POST /routing/try', { body: imagined })).toMatchObject({
    read: { urgency: 'high', reasons: expect.arrayContaining([{ what: 'urgency', because: 'customer tier: “Key customer”' }]) },
    urgency: 'high',
    team: { name: 'Sales', because: 'tier' },
    steps: [{ step: 'tier' }, { step: 'account', outcome: 'given' }],
    owner: { name: 'Sami' },
  })
  expect(await scene.claire.call('POST /routing/try', { body: { ...imagined, person: 'stranger' } })).toMatchObject({
    urgency: 'normal',
    team: { because: 'default' },
  })
  expect((await scene.claire.refused('POST /routing/try', { body: { ...imagined, tierId: scene.omar.actor.id } })).code).toBe('no-such-tier')
})

test('who becomes a key customer while they wait is weighed anew, with the reason; what else made it urgent stays', async () => {
  await using scene = await openCustomers()
  await scene.become({ tierId: null, accountOwnerId: null })
  await scene.bring('m1', ASKS)
  await scene.bring('m2', 'And when does it come?', { inReplyTo: 'm1' })
  const before = await scene.newest()
  expect(before).toMatchObject({ urgency: 'normal', items: 2 })
  await scene.become({ tierId: scene.tier.id })
  await scene.weighed()
  const after = await scene.newest()
  expect(after.urgency).toBe('high')
  expect(await scene.urging()).toEqual(['customer tier: “Key customer”'])
  expect(after.due!.at < before.due!.at, 'an urgent one is due sooner').toBe(true)
  const changes = () =>
    scene.database.pool.query(`select data from platform.fact where kind = 'conversation.weighed' and conversation_id = $1 order by seq`, [after.id])
  await scene.weighed()
  expect((await changes()).rows, 'twice is once').toEqual([{ data: { from: 'normal', to: 'high' } }])
  await scene.become({ tierId: null })
  await scene.weighed()
  expect(await scene.newest()).toMatchObject({ urgency: 'normal', due: { at: before.due!.at } })
  expect(await scene.urging()).toEqual([])
  const item = (await scene.newest()).entries.findLast((one) => one.what === 'item')!
  await scene.claire.call('POST /items/:id/corrections', { params: { id: item.id }, body: { what: 'urgency', right: 'critical' } })
  await scene.become({ tierId: scene.tier.id })
  await scene.weighed()
  expect(await scene.newest(), 'a colleague’s word counts before the tier').toMatchObject({ urgency: 'critical' })
})

test('what waits in the queue goes to who looks after the person from now on; what somebody has stays theirs', async () => {
  await using scene = await openCustomers()
  await scene.become({ accountOwnerId: null })
  await scene.bring('m1', ASKS)
  const mine = await scene.newest()
  await scene.claire.call('POST /conversations/:id/claim', { params: { id: mine.id } })
  await scene.bring('m2', ASKS)
  await scene.become({ accountOwnerId: scene.omar.actor.id })
  await scene.weighed()
  expect(await scene.newest()).toMatchObject({ owner: { name: 'Omar' }, routed: [{ step: 'account', outcome: 'given' }] })
  expect(await scene.lea.call('GET /conversations/:id', { params: { id: mine.id } })).toMatchObject({ owner: { name: 'Claire' } })
})
