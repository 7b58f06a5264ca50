import { takeIn } from '../server/app/intake.ts'
import { findOrMakeChannel } from '../server/channels/index.ts'
import { checkAll } from '../server/listening/index.ts'
import { inTransaction } from '../server/platform/db.ts'
import { newId } from '../server/platform/ids.ts'
import { AERIE, type Platform } from '../server/platform/work.ts'
import { timed, type Bench } from './figure.ts'
import { makeGround } from './ground.ts'
import { madeUpItems } from './made-up-items.ts'

/** As many as the API takes in one call. */
const BATCH = 1000
/** Batches a lane takes in one round. */
const ROUND = 3
const ROUNDS = 6
/** Channels that bring at once: two a core, so that one reckons while the database works for another. */
const LANES = ['north', 'south', 'east', 'west']
/** What the issue promises. */
const [LEAST_RATIO, LEAST_RATE] = [0.4, 3000]

/** Brings the same items by the whole way of a message and by plain inserts, round by round in turn, so that both meet the same machine. */
export const intakeBench: Bench = {
  name: 'intake',
  about: `items a second through the whole spine, durable (${LANES.length} channels at once, ${BATCH} a batch), beside plain batched INSERTs into one table with the same indexes`,
  async run(tell) {
    await using ground = await makeGround()
    await using server = await ground.serve()
    await ground.pool.query('create schema plain; create table plain.item (like listening.item including all)')
    const channels = await Promise.all(LANES.map((name) => makeChannel(server.platform, name)))
    const spent = { spine: 0, plain: 0, plainAtOnce: 0 }
    for (let round = 0; round <= ROUNDS; round++) {
      const since = new Date(server.platform.clock.now().getTime() - 1_800_000)
      const lanesOf = (kind: string): unknown[][][] =>
        LANES.map((lane) => Array.from({ length: ROUND }, (_, n) => madeUpItems(lane + kind, (round * ROUND + n) * BATCH, BATCH, since)))
      const [lanes, others] = [lanesOf(''), lanesOf('-at-once')]
      const plain = await timed(() => atOnce([lanes.flat()], (_, batch) => insertPlainly(server.platform, batch)))
      const plainAtOnce = await timed(() => atOnce(others, (_, batch) => insertPlainly(server.platform, batch)))
      const spine = await timed(() => atOnce(lanes, (lane, batch) => bring(server.platform, channels[lane]!, batch)))
      if (round === 0) continue // warm: plans, caches, compiled code
      spent.plain += plain
      spent.plainAtOnce += plainAtOnce
      spent.spine += spine
      tell(`round ${round} of ${ROUNDS}: ${rate(1, spine)} items/s through the spine, ${rate(1, plain)} inserted plainly`)
    }
    const [spine, plain, plainAtOnce] = [spent.spine, spent.plain, spent.plainAtOnce].map((ms) => rate(ROUNDS, ms)) as [number, number, number]
    return [
      {
        name: 'intake, the whole spine',
        value: spine,
        unit: 'items/s',
        reference: { name: 'plain batched INSERTs', value: plain },
        ratio: spine / plain,
        limit: {
          text: `at least ${LEAST_RATIO} of plain and ${LEAST_RATE.toLocaleString('en')}/s`,
          isKept: spine / plain >= LEAST_RATIO && spine >= LEAST_RATE,
        },
      },
      {
        name: 'the same, beside as many connections',
        value: spine,
        unit: 'items/s',
        reference: { name: `plain INSERTs by ${LANES.length} connections`, value: plainAtOnce },
        ratio: spine / plainAtOnce,
      },
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
  const { items } = checkAll(batch)
  const taken = await takeIn(platform, { channelId, items: items.map((one) => one.item) })
  if (taken.new !== batch.length) throw new Error(`${batch.length - taken.new} of ${batch.length} items were not new`)
}

const INSERT = `
  insert into plain.item (id, channel_id, network, network_id, direction, visibility, identity_id, thread_id, in_reply_to, text, url, at, received_at)
  select id, $1, network, network_id, 'in', 'public', identity_id, thread_id, in_reply_to, text, url, at, now()
  from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::timestamptz[])
    as new (id, network, network_id, identity_id, thread_id, in_reply_to, text, url, at)`
const CHANNEL = newId()

/**
 * The same items as rows of one table, one statement and one commit a batch: as quick as it can be done, by the same connections.
 * Quicker than fair, even: each has an author and a thread of its own, so that every index but the words' grows at its end.
 */
async function insertPlainly({ pool }: Platform, batch: unknown[]): Promise<void> {
  const items = batch as { id: string; network: string; inReplyTo: string | null; text: string; url: string; at: string }[]
  const ids = (): string[] => items.map(() => newId())
  const told = (['network', 'id'] as const).map((field) => items.map((item) => item[field]))
  const rest = (['inReplyTo', 'text', 'url', 'at'] as const).map((field) => items.map((item) => item[field]))
  await pool.query(INSERT, [CHANNEL, ids(), ...told, ids(), ids(), ...rest])
}
