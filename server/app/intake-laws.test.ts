import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { makeIntake, standingOf, type Draft, type Inlet } from '../../test/intake.ts'
import { RawItem, type RawChange } from '#channels'

const minutes = (n: number): Date => new Date(Date.UTC(2026, 2, 1, 8, n))

/** Three users, each with an id and two handles, as a network tells of them: with both, the id alone, the handle alone. */
const author = fc.record({ user: fc.nat(2), told: fc.constantFrom('both', 'id', 'handle'), handle: fc.nat(1) }).map(({ user, told, handle }) => ({
  ...(told !== 'handle' && { id: `u${user}` }),
  ...(told !== 'id' && { handle: `H${user}${'ab'[handle]}` }),
}))
const us = fc.constant({ id: 'us', handle: 'acme' })
const link = fc.option(
  fc.nat(11).map((n) => `i${n}`),
  { nil: null, freq: 3 },
)

/** A dozen items that answer or refer to each other, to themselves and to what never comes, ours among them. */
const items: fc.Arbitrary<Draft[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ author, inReplyTo: link, direction: fc.constant('in' as const) }) },
      { weight: 1, arbitrary: fc.record({ author: us, inReplyTo: link, direction: fc.constant('out' as const) }) },
      {
        weight: 1,
        arbitrary: fc.record({
          author,
          references: fc.array(
            fc.nat(14).map((n) => `i${n}`),
            { maxLength: 3 },
          ),
          direction: fc.constant('in' as const),
        }),
      },
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((drafts) => drafts.map((draft, n) => ({ id: `i${n}`, at: minutes(n), ...draft })))

const changes: fc.Arbitrary<RawChange[]> = fc
  .array(fc.record({ item: fc.nat(9), deleted: fc.boolean() }), { maxLength: 5 })
  .map((all) =>
    all.map(({ item, deleted }, n): RawChange =>
      deleted && n % 2
        ? { change: 'deleted', id: `i${item}`, at: minutes(100 + n) }
        : { change: 'edited', id: `i${item}`, at: minutes(100 + n), text: `edit ${n} of i${item}` },
    ),
  )

type Piece = { item: Draft } | { change: RawChange }
const deliver = (inlet: Inlet, pieces: readonly Piece[]) =>
  inlet.take(
    pieces.flatMap((piece) => ('item' in piece ? [piece.item] : [])),
    pieces.flatMap((piece) => ('change' in piece ? [piece.change] : [])),
  )

/** The same pieces in another order, some of them again, cut into deliveries. */
const deliveries = (pieces: readonly Piece[]): fc.Arbitrary<Piece[][]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...pieces], { minLength: pieces.length }),
      fc.shuffledSubarray([...pieces]),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 20, maxLength: 20 }),
    )
    .map(([all, again, sizes]) => {
      const rest = [...all, ...again]
      return sizes.flatMap((size) => (rest.length > 0 ? [rest.splice(0, size)] : [])).concat(rest.length > 0 ? [rest] : [])
    })

const story = fc.tuple(items, changes).chain(([some, changed]) => {
  const pieces: Piece[] = [...some.map((item) => ({ item })), ...changed.map((change) => ({ change }))]
  return fc.record({ pieces: fc.constant(pieces), deliveries: deliveries(pieces) })
})

test('whatever the order, the cut and the repetitions, the same comes of it', { timeout: 120_000 }, async () => {
  await using database = await makeDatabase()
  const intake = makeIntake(database)
  let run = 0
  await fc.assert(
    fc.asyncProperty(story, async ({ pieces, deliveries: parts }) => {
      const [whole, parted] = [await intake.open(`whole ${++run}`), await intake.open(`parted ${run}`)]
      await deliver(whole, pieces)
      for (const part of parts) await deliver(parted, part)
      expect(await standingOf(database.db, parted)).toEqual(await standingOf(database.db, whole))
    }),
    { numRuns: 60 },
  )
})

test('four connections that bring overlapping parts at once lose nothing, double nothing and never wait in a circle', { timeout: 120_000 }, async () => {
  await using database = await makeDatabase()
  const intake = makeIntake(database)
  let run = 0
  await fc.assert(
    fc.asyncProperty(items, fc.array(fc.infiniteStream(fc.nat(1000)), { minLength: 4, maxLength: 4 }), async (some, chances) => {
      const [whole, shared, other] = [await intake.open(`alone ${++run}`), await intake.open(`shared ${run}`), await intake.open(`beside ${run}`)]
      await deliver(
        whole,
        some.map((item) => ({ item })),
      )
      other.network = shared.network // another channel of the same network: the same people at the same time
      await Promise.all(
        chances.map(async (chance, lane) => {
          const order = some.map((item) => ({ item, place: chance.next().value })).toSorted((a, b) => a.place - b.place)
          for (const { item } of order) await (lane === 3 ? other : shared).take([{ ...item, network: shared.network }])
        }),
      )
      expect(await standingOf(database.db, shared)).toEqual(await standingOf(database.db, whole))
      expect((await standingOf(database.db, other)).people).toEqual((await standingOf(database.db, whole)).people)
    }),
    { numRuns: 25 },
  )
})

test('a delivery that is broken off leaves nothing', async () => {
  await using database = await makeDatabase()
  const inlet = await makeIntake(database).open()
  const count = async (): Promise<number> => {
    const tables = ['listening.item', 'people.person', 'people.identity', 'desk.conversation', 'triage.assessment']
    return (await database.pool.query(`select ${tables.map((table) => `(select count(*) from ${table})`).join(' + ')} as n`)).rows[0].n
  }
  const item = RawItem.parse({ id: '1', network: 'x', author: { id: 'a' }, text: 'hello', at: minutes(0) })
  const tx = await database.db.startTransaction().execute()
  expect(await inlet.takeUnchecked([item], tx)).toMatchObject({ new: 1 })
  await tx.rollback().execute()
  expect(await count()).toBe(0)
  expect(await inlet.takeUnchecked([item])).toMatchObject({ new: 1 })
  expect(await count()).toBe(5)
})
