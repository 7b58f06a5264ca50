import { costOfReading, moveCursor, readChannel, type Channel, type RawChange } from '#channels'
import { openOrJoin } from '#desk'
import { follow, keep, keepHits, placeInThreads, REMOVE_FILES, setAside, sift, spareNeighbours, type Hit, type Incoming, type Misfit } from '#listening'
import { recognise } from '#people'
import { keepAssessments, readerOf } from '#triage'
import { inTransaction, lockName, type Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import type { Platform } from '#platform/work.ts'
import { arrivalsOf, authorOf, factsOf, misfitOf } from './arrivals.ts'
import { readAgain } from './read-again.ts'
import { byTier } from './reading/by-tier.ts'
import { understandItems } from './reading/understand-items.ts'
import { inUsualLanguage, languagesOf } from './reading/usual-language.ts'
import { followWatches } from './watching/follow.ts'
import { hitsOf, meetWatches } from './watching/meet.ts'

/** What a channel, a file or the API brings at once. */
export interface Delivery {
  channelId: string
  /** Each fits the item's shape already. */
  items: readonly Incoming[]
  /** What authors edited or took back. */
  changes?: readonly RawChange[]
  /** What could not be read as an item. */
  broken?: readonly Misfit[]
  /** Where receiving goes on; kept with the items. Undefined: the channel has none. */
  cursor?: unknown
  importId?: string | null
}

/** What became of a delivery. `index` counts its items from 0, then its changes. */
export interface TakenIn {
  new: number
  known: number
  /** Of the changes, how many were taken: also one told before, and one that waits for its item. */
  changed: number
  setAside: { index: number; id: string; reason: string }[]
}

/**
 * Takes a delivery in: what is new is kept once, its authors are known, it is understood, stands in a conversation with a team,
 * an owner or a place in the queue and a deadline, and the facts are written. All of it happens or none of it does; a channel's
 * deliveries are taken one after the other. Bringing the same again adds nothing.
 * @param tx the caller's transaction; left out, it is one of its own, and what is returned is committed
 */
export async function takeIn(platform: Platform, delivery: Delivery, tx?: Tx): Promise<TakenIn> {
  if (!tx) return inTransaction(platform.db, (own) => takeIn(platform, delivery, own))
  const { channelId, items, changes = [], broken = [], importId = null } = delivery
  const now = platform.clock.now()
  await lockName(tx, `intake ${channelId}`)
  const way = { platform, tx, now, channel: await readChannel(tx, channelId) }
  const taken = await spareNeighbours(tx, items, (some) => pass(way, some, []))
  const changed = await spareNeighbours(tx, changes, (some) => pass(way, [], some))
  const refused = [...taken.refused, ...changed.refused]
  const misfits = [...broken, ...refused.map(misfitOf)]
  await setAside(tx, now, channelId, importId, misfits)
  if (misfits.length > 0) await record(tx, now, [{ kind: 'item.set_aside', channelId, data: { count: misfits.length, importId } }])
  const sent: readonly (Incoming | RawChange)[] = [...items, ...changes]
  const came = taken.done.flatMap((one) => one.came)
  const fresh = taken.done.reduce((sum, one) => sum + one.new, 0)
  await keepHits(
    tx,
    taken.done.flatMap((one) => one.hits),
  )
  // What is brought by hand, or is our own coming round, was not paid for.
  const costs = delivery.cursor === undefined ? [] : costOfReading(way.channel.network, items, broken.length)
  await moveCursor(tx, channelId, delivery.cursor, now, came, costs)
  return {
    new: fresh,
    known: items.length - fresh - taken.refused.length,
    changed: changes.length - changed.refused.length,
    setAside: refused.map(({ one, reason }) => ({ index: sent.indexOf(one), id: one.id, reason })),
  }
}

/** What stays the same on the way of a delivery. */
interface Way {
  platform: Platform
  tx: Tx
  now: Date
  channel: Channel
}

/** The way of a message, from the channel to the desk. A fixed number of statements, however many items. */
async function pass(
  { platform, tx, now, channel }: Way,
  items: readonly Incoming[],
  changes: readonly RawChange[],
): Promise<{ new: number; came: Date[]; hits: Hit[] }> {
  const reader = readerOf(platform)
  const { fresh, early, watchesAsOf } = await sift(tx, channel.id, items)
  const reading = understandItems(reader, fresh)
  const spoken = async () => languagesOf(fresh, await reading)
  const [{ people, same }, first] = await Promise.all([recognise(tx, fresh.map(authorOf), spoken), reading])
  const read = byTier(people, await inUsualLanguage(reader, fresh, people, first))
  const met = await meetWatches(tx, watchesAsOf, fresh, read)
  const placement = await placeInThreads(tx, channel.id, fresh, people)
  await keep(tx, now, channel.id, placement.placed)
  await keepAssessments(
    tx,
    reader.name,
    read.filter((one) => one !== null),
  )
  const { followed, files } = await follow(tx, now, channel.id, [...early, ...changes])
  const again = await readAgain(tx, reader, followed)
  await openOrJoin(tx, now, arrivalsOf(channel, placement, people, read, followed, again, met), same)
  await followWatches(tx, now, channel.id, met, placement.placed, people)
  await record(tx, now, factsOf(channel, followed, same))
  if (files.length > 0) await platform.jobs.send(tx, REMOVE_FILES, { files })
  const came = fresh.filter((item) => item.direction === 'in').map((item) => item.at)
  return { new: fresh.length, came, hits: hitsOf(met, fresh) }
}
