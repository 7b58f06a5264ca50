import { whyNot } from '#platform/outside/why-not.ts'
import type { Platform } from '#platform/work.ts'
import { openAccount } from '../account.ts'
import { AccountTrouble, type Adapter, type Arrival } from '../adapter.ts'
import { makeBell } from '../bell.ts'
import { readingStopped } from '../metering/stop-reading.ts'
import { RawItem, type RawChange } from '../raw-item.ts'
import { backOff } from './back-off.ts'
import { LeaseLost, type Fenced } from './cursor.ts'
import { noteTrouble, noteWell, TELL_EVERY } from './health.ts'
import { release, take } from './lease.ts'

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
  signal: AbortSignal
}

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
  const row = { failures: 0 }
  while (!signal.aborted) {
    try {
      if (!(await receiveOnce(receiving, row))) return
      await bell.wait(backOff(1, null, 1)) // an adapter that ended by itself is begun again, not at once
    } catch (error) {
      if (signal.aborted || error instanceof LeaseLost) return
      row.failures++
      const trouble = error instanceof AccountTrouble ? error : null
      platform.log.warn({ err: error, channel: channelId, failures: row.failures }, 'a channel cannot be received')
      await noteTrouble(platform.db, channelId, platform.clock.now(), error as Error, trouble, row.failures).catch((away: unknown) =>
        platform.log.warn({ err: away }, 'nor can that be written down'),
      )
      await bell.wait(backOff(row.failures, trouble, Math.random(), error instanceof AtHome))
    }
  }
}

/** One run of the adapter. `row`: failures in a row, ended by the first delivery. @returns false when the channel is another's now, or its budget for reading is spent */
async function receiveOnce({ platform, adapter, channelId, receiver, takeIn, signal }: Receiving, row: { failures: number }): Promise<boolean> {
  const channel = await atHome(take(platform.db, channelId, receiver))
  if (!channel) return false
  let toldAt = 0
  for await (const arrival of adapter.receive!(openAccount(platform, channel), channel.cursor, signal)) {
    signal.throwIfAborted()
    const delivery = inspect(channelId, receiver, arrival)
    const hasNews = delivery.items.length + delivery.changes.length + delivery.broken.length > 0
    if (hasNews || JSON.stringify(arrival.cursor) !== JSON.stringify(channel.cursor)) await atHome(takeIn(platform, delivery))
    channel.cursor = arrival.cursor
    if (hasNews && (await atHome(readingStopped(platform.db, platform.clock.now(), [channel]))).size > 0) {
      await atHome(release(platform.db, receiver)) // to be taken again as soon as there is money
      return false
    }
    const now = platform.clock.now()
    if (row.failures > 0 || Math.abs(now.getTime() - toldAt) >= TELL_EVERY) {
      await atHome(noteWell(platform.db, channelId, now))
      toldAt = now.getTime()
    }
    row.failures = 0
  }
  return true
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
