import { expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { makeIntake, type Draft } from '../../test/intake.ts'
import { inTransaction } from '#platform/db.ts'
import { AERIE, type Actor, type Work } from '#platform/work.ts'
import { removeNote, restoreNote } from './notes/remove-note.ts'
import { writeNote } from './notes/write-note.ts'
import { findIdentities, findPeople } from './reading/find.ts'
import { readPerson } from './reading/person.ts'
import { rename } from './rename.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 8, minute))

async function meet(...authors: Draft['author'][]) {
  const database = await makeDatabase()
  const intake = makeIntake(database)
  const inlet = await intake.open()
  const take = (...some: Draft['author'][]) => inlet.take(some.map((author, n) => ({ id: `${Math.random()}`, author, at: at(n) })))
  await take(...authors)
  const people = async () => (await database.pool.query<{ id: string; name: string }>('select id, name from people.person order by first_seen_at, id')).rows
  const work = <T>(by: Actor, does: (work: Work) => Promise<T>) => inTransaction(database.db, (tx) => does({ tx, by, now: intake.clock.now() }))
  return { database, take, people, work, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}
const anna: Actor = { id: '00000000-0000-7000-8000-00000000000a', kind: 'member', name: 'Anna', role: 'agent', teams: [] }
const bert: Actor = { ...anna, id: '00000000-0000-7000-8000-00000000000b', name: 'Bert' }

test('a person is called by display name, else handle, else user id', async () => {
  await using world = await meet({ id: '1', handle: 'a', name: 'Anna A.' }, { id: '2', handle: '@b', name: '' }, { id: '3' })
  expect((await world.people()).map((one) => one.name)).toEqual(['Anna A.', 'b', '3'])
})

test('what is known grows, and what is not told is not forgotten', async () => {
  await using world = await meet({ id: '1', handle: 'a', name: 'Anna', followers: 10, url: 'https://a.example' }, { id: '1', handle: 'b', followers: 12 })
  const [person] = await world.people()
  expect(await readPerson(world.database.db, person!.id)).toMatchObject({
    name: 'Anna',
    identities: [{ handle: 'b', name: 'Anna', followers: 12, url: 'https://a.example', formerHandles: ['a'] }],
  })
})

test('a handle becomes somebody when the id is known, with all that was said and noted', async () => {
  await using world = await meet({ handle: 'anna' }, { id: '9' })
  const [bare, own] = await world.people()
  await world.work(AERIE, (work) => writeNote(work, bare!.id, 'likes tea'))
  await world.take({ id: '9', handle: 'Anna' })
  expect(await world.people()).toEqual([{ ...own, name: 'Anna' }])
  expect(await readPerson(world.database.db, own!.id)).toMatchObject({ identities: [{ networkUserId: '9', handle: 'Anna' }], notes: [{ text: 'likes tea' }] })
  const { rows } = await world.database.pool.query('select count(distinct person_id) as people, count(*) as conversations from desk.conversation')
  expect(rows).toEqual([{ people: 1, conversations: 3 }])
  const { rows: facts } = await world.database.pool.query(`select person_id, data from platform.fact where kind = 'person.merged'`)
  expect(facts).toEqual([{ person_id: own!.id, data: { from: bare!.id } }])
})

test('a user id that looks like a handle is one: both are written the same', async () => {
  await using world = await meet({ id: '@anna' })
  await world.take({ id: '9', handle: 'anna' }, { id: '@anna' }, { handle: 'Anna' })
  const [person, ...others] = await world.people()
  expect(others).toEqual([])
  expect(await readPerson(world.database.db, person!.id)).toMatchObject({ identities: [{ networkUserId: '9' }] })
})

test('a name that a member gave stays', async () => {
  await using world = await meet({ id: '1', name: 'xX_anna_Xx' })
  const [person] = await world.people()
  await world.work(anna, (work) => rename(work, person!.id, 'Anna Ahlers'))
  await world.take({ id: '1', name: 'someone else' })
  expect((await world.people())[0]!.name).toBe('Anna Ahlers')
  await expect(world.work(anna, (work) => rename(work, anna.id, 'nobody'))).rejects.toMatchObject({ code: 'no-such-person' })
})

test('a note is removed by who wrote it or a lead, and can be brought back', async () => {
  await using world = await meet({ id: '1' })
  const [person] = await world.people()
  const note = await world.work(anna, (work) => writeNote(work, person!.id, 'prefers mail'))
  await expect(world.work(bert, (work) => removeNote(work, note.id))).rejects.toMatchObject({ code: 'no-such-note' })
  await world.work({ ...bert, role: 'lead' }, (work) => removeNote(work, note.id))
  expect((await readPerson(world.database.db, person!.id)).notes).toEqual([])
  await world.work(anna, (work) => restoreNote(work, note.id))
  expect((await readPerson(world.database.db, person!.id)).notes).toMatchObject([{ text: 'prefers mail' }])
})

test('people are found by name and handle, accents and typing mistakes aside, page by page', async () => {
  await using world = await meet(
    { id: '1', name: 'Zoë Müller', handle: 'zoe_m' },
    { id: '2', name: 'Jörg Müllermann', handle: 'jm' },
    { id: '3', handle: '100%real' },
    { id: '4', name: 'A B' },
  )
  const find = async (q: string) => (await findPeople(world.database.db, q, { limit: 10 })).items.map((one) => one.name)
  expect(await find('zoe muller')).toEqual(['Zoë Müller'])
  expect(await find('@ZOE_M')).toEqual(['Zoë Müller'])
  expect((await find('müller')).toSorted()).toEqual(['Jörg Müllermann', 'Zoë Müller'])
  expect(await find('mulermann')).toEqual(['Jörg Müllermann'])
  expect(await find('b')).toEqual(['A B'])
  expect(await find('%')).toEqual([])
  expect(await find('100%')).toEqual(['100%real'])
  const first = await findPeople(world.database.db, 'mull', { limit: 1 })
  const second = await findPeople(world.database.db, 'mull', { limit: 1, after: first.next! })
  expect([...first.items, ...second.items].map((one) => one.id)).toHaveLength(2)
  expect(first.items[0]!.id).not.toBe(second.items[0]!.id)
  expect(second.next).toBeNull()
})

test('a search means who has or had the handle, or bears the name', async () => {
  await using world = await meet({ id: '1', handle: 'old_name', name: 'Zoë Müller' }, { id: '1', handle: 'new_name' })
  for (const typed of ['@OLD_name', 'new_name', 'muller']) expect(await findIdentities(world.database.db, typed)).toHaveLength(1)
  expect(await findIdentities(world.database.db, 'ol_name')).toEqual([])
})
