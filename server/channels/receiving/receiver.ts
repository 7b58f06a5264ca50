import { whyNot } from '#platform/outside/why-not.ts'
import type { Platform } from '#platform/work.ts'
import { openAccount } from '../account.ts'
import { AccountTrouble, type Adapter, type Arrival, type Said } from '../adapter.ts'
import type { Watches } from './heard.ts'
import { makeBell } from '../bell.ts'
import { attend } from '../health/gap.ts'
import { readingStopped } from '../metering/stop-reading.ts'
import { RawItem, type RawChange } from '../raw-item.ts'
import { backOff } from './back-off.ts'
import { LeaseLost, type Fenced } from './cursor.ts'
import { noteTrouble, noteWell, TELL_EVERY } from './health.ts'
import { release, take } from './lease.ts'
import { forOneEar } from './one-ear.ts'
import { watchOver } from './watch-over.ts'

/** A delivery on its way into the house: each item fits, the cursor carries its receiver's name. */
export interface Delivery {
  channelId: string
  items: RawItem[]
  changes: RawChange[]
  broken: NonNullable<Arrival['broken']>
  /** For `moveCursor`; opaque. */
  cursor: Fenced
}
/** Given by app: keeps a delivery and moves the cursor, in one transaction. */
export type TakeIn = (platform: Platform, delivery: Delivery) => Promise<unknown>

/** What a receiver works with. */
export interface Receiving {
  platform: Platform
  adapter: Adapter
  channelId: string
  /** This receiver's name, on its lease and its deliveries. */
  receiver: string
  takeIn: TakeIn
  watches: Watches
  signal: AbortSignal
  /** Called each time it is known whether the channel is this receiver's. */
  settled?: () => void
  /** Said nothing at all for so long, an adapter that should is begun anew, ms. */
  patience?: number
}

/** Well beyond the largest mail on a slow line: a peer that drips a byte now and then keeps nobody for ever, ms. */
const PATIENCE = 30 * 60_000

/** Our own side failed while the network was well: the database is away, or intake could not keep what came. */
class AtHome extends Error {
  override name = 'AtHome'
}

const atHome = <T>(work: Promise<T>): Promise<T> =>
  work.catch((cause: Error) => {
    throw cause instanceof LeaseLost ? cause : new AtHome(`Aerie could not keep what came: ${cause.message}`, { cause })
  })

/**
 * Receives for one channel until `signal` aborts or the channel is another's. Trouble is shown and tried again from the
 * committed cursor, later each time.
 */
export async function receiveFor(receiving: Receiving): Promise<void> {
  const { platform, channelId, signal } = receiving
  const bell = makeBell(signal)
  const row: Run = { failures: 0, said: {}, isBegun: false }
  while (!signal.aborted) {
    try {
      if (!(await receiveOnce(receiving, row))) return
      await bell.wait(backOff(1, null, 1)) // an adapter that ended by itself is begun again, not at once
    } catch (error) {
      if (signal.aborted || error instanceof LeaseLost) return
      row.failures++
      const trouble = error instanceof AccountTrouble ? error : null
      platform.log.warn({ err: error, channel: channelId, failures: row.failures }, 'a channel cannot be received')
      await noteTrouble(platform.db, channelId, platform.clock.now(), error as Error, trouble, row).catch((away: unknown) =>
        platform.log.warn({ err: away }, 'nor can that be written down'),
      )
      await bell.wait(backOff(row.failures, trouble, Math.random(), error instanceof AtHome))
    }
  }
}

/** What ails has lasted already when an adapter says so: it is told the first time. */
const AT_ONCE = 2

/** Our own database is away, not the network. */
const heldAtHome = (watches: Watches): Watches => ({
  any: () => atHome(watches.any()),
  authors: () => atHome(watches.authors()),
  sift: (posts, heard) => atHome(watches.sift(posts, heard)),
})

/** What lasts from one run of the adapter to the next. */
export interface Run {
  /** In a row, ended by the first delivery. */
  failures: number
  /** What the network said of the account since it was last written down. */
  said: Said
  isBegun: boolean
}

/** One run of the adapter. @returns false when the channel is another's now, or its budget for reading is spent */
async function receiveOnce(receiving: Receiving, row: Run): Promise<boolean> {
  const { platform, adapter, channelId, receiver, takeIn, watches, signal, settled, patience = PATIENCE } = receiving
  const channel = await atHome(take(platform.db, channelId, receiver)).finally(settled)
  if (!channel) return false
  if (!row.isBegun) await atHome(attend(platform.db, channelId, channel.attended_at, platform.clock.now()))
  row.isBegun = true
  const heard = heldAtHome(forOneEar(platform.db, channel, watches))
  const account = openAccount(platform, channel, { watches: heard, tell: (said) => Object.assign(row.said, said) })
  let toldAt = 0
  let ailed = false
  const watch = watchOver(signal, adapter.yieldsEvery === undefined ? null : patience)
  for await (const arrival of watch.over(adapter.receive!(account, channel.cursor, watch.signal))) {
    signal.throwIfAborted()
    const delivery = inspect(channelId, receiver, arrival)
    const hasNews = delivery.items.length + delivery.changes.length + delivery.broken.length > 0
    if (hasNews || JSON.stringify(arrival.cursor) !== JSON.stringify(channel.cursor)) await atHome(takeIn(platform, delivery))
    channel.cursor = arrival.cursor
    if (hasNews && (await givenUp(platform, channel, receiver))) return false
    const now = platform.clock.now()
    const { ailing = null } = arrival
    if (row.failures > 0 || ailed !== (ailing !== null) || Math.abs(now.getTime() - toldAt) >= TELL_EVERY) {
      await noteState(platform, channelId, now, ailing, row)
      toldAt = now.getTime()
      ailed = ailing !== null
    }
    row.failures = 0
  }
  return true
}

/** Gives the channel up where its budget for reading is spent: it is taken again as soon as there is money. */
async function givenUp({ db, clock }: Platform, channel: { id: string; network: string }, receiver: string): Promise<boolean> {
  if ((await atHome(readingStopped(db, clock.now(), [channel]))).size === 0) return false
  await atHome(release(db, receiver))
  return true
}

/** Writes down that the channel works, or what of it does not, with what the network said meanwhile. */
async function noteState({ db }: Platform, channelId: string, now: Date, ailing: AccountTrouble | null, row: Run): Promise<void> {
  await atHome(ailing ? noteTrouble(db, channelId, now, ailing, ailing, { failures: AT_ONCE, said: row.said }) : noteWell(db, channelId, now, row.said))
  row.said = {}
}

/** Checks each item by itself: what does not fit is set aside with the reason, its neighbours go in. */
function inspect(channelId: string, receiver: string, { items, changes = [], broken = [], cursor }: Arrival): Delivery {
  const checked = items.map((item, index) => ({ item, index, parsed: RawItem.safeParse(item) }))
  const misfits = checked.flatMap(({ item, index, parsed }) =>
    parsed.success
      ? []
      : [
          {
            place: `item ${index + 1} of a delivery`,
            raw: JSON.stringify(item),
            reason: whyNot(parsed.error),
            id: typeof item?.id === 'string' ? item.id : null,
          },
        ],
  )
  return { channelId, items: checked.flatMap(({ parsed }) => parsed.data ?? []), changes, broken: [...broken, ...misfits], cursor: { receiver, next: cursor } }
}
