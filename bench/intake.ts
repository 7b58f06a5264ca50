import { takeIn } from '../server/app/intake.ts'
import { findOrMakeChannel } from '../server/channels/index.ts'
import { checkAll } from '../server/listening/index.ts'
import { inTransaction } from '../server/platform/db.ts'
import { AERIE, type Platform } from '../server/platform/work.ts'
import { timed, type Bench, type Figure } from './figure.ts'
import { AS_SHIPPED, makeGround } from './ground.ts'
import { followFloods } from './intake/follow-floods.ts'
import { insertLists, insertRows } from './intake/plainly.ts'
import { madeUpItems } from './made-up-items.ts'

/** As many as the API takes in one call. */
const BATCH = 1000
/** Batches a lane takes in one round. */
const ROUND = 3
const ROUNDS = 6
/** Channels that bring at once: two a core, so that one reckons while the database works for another. */
const LANES = ['north', 'south', 'east', 'west']
/** What is promised. */
const [LEAST_RATIO, LEAST_RATE] = [0.4, 3000]

/** Brings the same items by the whole way of a message and by plain inserts, round by round in turn, so that both meet the same machine. */
export const intakeBench: Bench = {
  name: 'intake',
  about: `items a second through the whole spine, durable (${LANES.length} channels at once, ${BATCH} a batch), beside plain batched INSERTs into one table with the same indexes`,
  async run(tell) {
    await using ground = await makeGround(AS_SHIPPED)
    await using server = await ground.serve()
    await ground.pool.query('create schema plain; create table plain.item (like listening.item including all)')
    const channels = await Promise.all(LANES.map((name) => makeChannel(server.platform, name)))
    const spent = { spine: 0, rows: 0, lists: 0, listsAtOnce: 0 }
    for (let round = 0; round <= ROUNDS; round++) {
      const since = new Date(server.platform.clock.now().getTime() - 1_800_000)
      const lanesOf = (kind: string): unknown[][][] =>
        LANES.map((lane) => Array.from({ length: ROUND }, (_, n) => madeUpItems(lane + kind, (round * ROUND + n) * BATCH, BATCH, since)))
      const { pool } = server.platform
      const took = {
        rows: await timed(() => atOnce([lanesOf('-rows').flat()], (_, batch) => insertRows(pool, batch))),
        lists: await timed(() => atOnce([lanesOf('-lists').flat()], (_, batch) => insertLists(pool, batch))),
        listsAtOnce: await timed(() => atOnce(lanesOf('-at-once'), (_, batch) => insertLists(pool, batch))),
        spine: await timed(() => atOnce(lanesOf(''), (lane, batch) => bring(server.platform, channels[lane]!, batch))),
      }
      if (round === 0) continue // warm: plans, caches, compiled code
      for (const way of Object.keys(spent) as (keyof typeof spent)[]) spent[way] += took[way]
      tell(`round ${round} of ${ROUNDS}: ${rate(1, took.spine)} items/s through the spine, ${rate(1, took.rows)} inserted plainly`)
    }
    const spine = rate(ROUNDS, spent.spine)
    const beside = (name: string, reference: string, ms: number): Figure => {
      const value = rate(ROUNDS, ms)
      return { name, value: spine, unit: 'items/s', reference: { name: reference, value }, ratio: spine / value }
    }
    const whole = beside('intake, the whole spine', 'plain batched INSERTs of 1,000 rows', spent.rows)
    return [
      {
        ...whole,
        limit: {
          text: `at least ${LEAST_RATIO} of plain and ${LEAST_RATE.toLocaleString('en')}/s`,
          isKept: whole.ratio! >= LEAST_RATIO && spine >= LEAST_RATE,
        },
      },
      beside('the same, beside the quickest way to insert', 'one list a column, unnested', spent.lists),
      beside('the same, beside that by as many connections', `the same by ${LANES.length} connections`, spent.listsAtOnce),
      await followFloods(server.platform, (ROUNDS + 1) * LANES.length * ROUND * BATCH, spine),
    ]
  },
}

const rate = (rounds: number, ms: number): number => Math.round((rounds * LANES.length * ROUND * BATCH) / (ms / 1000))

/** Every lane works off its batches one after the other, the lanes beside each other. */
const atOnce = (lanes: readonly unknown[][][], work: (lane: number, batch: unknown[]) => Promise<unknown>): Promise<unknown> =>
  Promise.all(
    lanes.map(async (batches, lane) => {
      for (const batch of batches) await work(lane, batch)
    }),
  )

const makeChannel = ({ db, clock }: Platform, name: string): Promise<string> =>
  inTransaction(db, (tx) => findOrMakeChannel({ tx, by: AERIE, now: clock.now() }, { network: 'api', name }))

async function bring(platform: Platform, channelId: string, batch: unknown[]): Promise<void> {
  const { items } = checkAll(batch, platform.clock.now())
  const taken = await takeIn(platform, { channelId, items: items.map((one) => one.item) })
  if (taken.new !== batch.length) throw new Error(`${batch.length - taken.new} of ${batch.length} items were not new`)
}
