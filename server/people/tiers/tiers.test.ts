import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { openScene } from '../../../test/scene.ts'

/** A scene in which Anna wrote once, and there are two tiers. */
async function openTiers() {
  const scene = await openScene()
  const { items } = await scene.lea.call('PUT /tiers', {
    body: {
      items: [
        { name: 'Key customer', weight: 'high' },
        { name: 'Customer', weight: 'some' },
      ],
    },
  })
  await scene.bring('m0', 'Where is my parcel?')
  const { id } = (await scene.lea.call('GET /people', { query: { q: 'anna' } })).items[0]!
  const [key, plain] = items as [(typeof items)[number], (typeof items)[number]]
  const person = () => scene.claire.call('GET /people/:id', { params: { id } })
  const change = (body: object, who = scene.claire) => who.call('PATCH /people/:id', { params: { id }, body })
  const facts = async () =>
    (
      await scene.database.pool.query<{ kind: string; by: string; data: object }>(
        `select kind, by, data from platform.fact where person_id = $1 and kind like 'person.%' order by seq`,
        [id],
      )
    ).rows
  return { ...scene, id, key, plain, person, change, facts, [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose]() }
}

test('there are none until somebody who leads makes them', async () => {
  await using scene = await openScene()
  expect((await scene.omar.call('GET /tiers')).items).toEqual([])
  for (const who of [scene.claire, scene.sami, scene.key]) expect((await who.refused('PUT /tiers', { body: { items: [] } })).status).toBe(403)
  const team = { name: 'Key', weight: 'high', teamId: newId() } as const
  expect((await scene.lea.refused('PUT /tiers', { body: { items: [team] } })).code).toBe('no-such-team')
  const twice = [
    { name: 'Key', weight: 'high' },
    { name: 'KEY', weight: 'none' },
  ] as const
  expect((await scene.lea.refused('PUT /tiers', { body: { items: [...twice] } })).code).toBe('tier-twice')
  const { items } = await scene.lea.call('PUT /tiers', { body: { items: [{ name: ' Key ', weight: 'high', teamId: scene.server.teams.care.id }] } })
  expect(items).toEqual([{ id: items[0]!.id, name: 'Key', weight: 'high', teamId: scene.server.teams.care.id }])
  expect((await scene.omar.call('GET /tiers')).items).toEqual(items)
})

test('whoever works at the desk says what a person is and who looks after them, and takes it back; each is a fact', async () => {
  await using scene = await openTiers()
  expect(await scene.person()).toMatchObject({ tier: null, accountOwner: null })
  const memberId = scene.omar.actor.id
  expect(await scene.change({ tierId: scene.key.id, accountOwnerId: memberId })).toMatchObject({
    name: 'Anna',
    tier: { id: scene.key.id, name: 'Key customer' },
    accountOwner: { id: memberId, name: 'Omar' },
  })
  expect(await scene.change({ tierId: null, accountOwnerId: null })).toMatchObject({ tier: null, accountOwner: null })
  const by = scene.claire.actor.id
  expect(await scene.facts()).toEqual([
    { kind: 'person.tier_set', by, data: { tierId: scene.key.id, was: null } },
    { kind: 'person.account_owner_set', by, data: { memberId, was: null } },
    { kind: 'person.tier_set', by, data: { tierId: null, was: scene.key.id } },
    { kind: 'person.account_owner_set', by, data: { memberId: null, was: memberId } },
  ])
})

test('nobody gets a tier that is not on the list, nor an owner who is not here; nothing at all is no change', async () => {
  await using scene = await openTiers()
  const viewer = await scene.server.asMember('viewer')
  const asked = (body: object) => ({ params: { id: scene.id }, body })
  expect((await scene.claire.refused('PATCH /people/:id', asked({ tierId: newId() }))).code).toBe('no-such-tier')
  expect((await scene.claire.refused('PATCH /people/:id', asked({ accountOwnerId: newId() }))).code).toBe('no-such-member')
  expect((await scene.claire.refused('PATCH /people/:id', asked({}))).status).toBe(422)
  expect((await viewer.refused('PATCH /people/:id', asked({ tierId: scene.key.id }))).status).toBe(403)
  const nobody = { params: { id: newId() }, body: { tierId: scene.key.id } }
  expect((await scene.claire.refused('PATCH /people/:id', nobody)).code).toBe('no-such-person')
  expect(await scene.person()).toMatchObject({ tier: null, accountOwner: null })
})

test('a tier that is taken off the list is nobody’s; taken back, it is theirs again', async () => {
  await using scene = await openTiers()
  await scene.change({ tierId: scene.key.id })
  await scene.lea.call('PUT /tiers', { body: { items: [scene.plain] } })
  expect(await scene.person()).toMatchObject({ tier: null })
  await scene.lea.call('PUT /tiers', { body: { items: [{ ...scene.key, name: 'VIP' }, scene.plain] } })
  expect(await scene.person()).toMatchObject({ tier: { id: scene.key.id, name: 'VIP' } })
})

test('a handle that turns out to be somebody known brings its tier along', async () => {
  await using scene = await openTiers()
  await scene.bring('m1', 'Hello', { author: { handle: 'ben' } })
  const bare = (await scene.lea.call('GET /people', { query: { q: 'ben' } })).items[0]!
  await scene.claire.call('PATCH /people/:id', { params: { id: bare.id }, body: { tierId: scene.plain.id, accountOwnerId: scene.omar.actor.id } })
  await scene.change({ tierId: scene.key.id })
  await scene.bring('m2', 'Where is it?', { author: { id: 'anna-1', handle: 'ben' } })
  expect(await scene.person(), 'what was said of Anna counts').toMatchObject({ tier: { name: 'Key customer' }, accountOwner: { name: 'Omar' } })
})
