import type { Platform } from '#platform/work.ts'
import { openAccount } from '../account.ts'
import { AccountTrouble, type Adapter, type Arrival } from '../adapter.ts'
import { makeBell } from '../bell.ts'
import { RawItem, type RawChange } from '../raw-item.ts'
import { backOff } from './back-off.ts'
import { LeaseLost, type Fenced } from './cursor.ts'
import { noteTrouble, noteWell, TELL_EVERY } from './health.ts'
import { take } from './lease.ts'

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

/**
 * Receives for one channel until `signal` aborts or the channel is another's. Trouble is shown and tried again from the
 * committed cursor, later each time.
 */
export async function receiveFor(
  platform: Platform,
  adapter: Adapter,
  channelId: string,
  receiver: string,
  takeIn: TakeIn,
  signal: AbortSignal,
): Promise<void> {
  const bell = makeBell(signal)
  const state = { failures: 0 }
  while (!signal.aborted) {
    try {
      if (!(await receiveOnce(platform, adapter, channelId, receiver, takeIn, signal, state))) return
    } catch (error) {
      if (signal.aborted || error instanceof LeaseLost) return
      state.failures++
      const trouble = error instanceof AccountTrouble ? error : null
      platform.log.warn({ err: error, channel: channelId, failures: state.failures }, 'a channel cannot be received')
      await noteTrouble(platform.db, channelId, platform.clock.now(), error as Error, trouble, state.failures).catch((away: unknown) =>
        platform.log.warn({ err: away }, 'nor can that be written down'),
      )
      await bell.wait(backOff(state.failures, trouble, Math.random()))
    }
  }
}

/** One run of the adapter. @returns false when the channel is another's now */
async function receiveOnce(
  platform: Platform,
  adapter: Adapter,
  channelId: string,
  receiver: string,
  takeIn: TakeIn,
  signal: AbortSignal,
  state: { failures: number },
): Promise<boolean> {
  const channel = await take(platform.db, channelId, receiver)
  if (!channel) return false
  let toldAt = 0
  for await (const arrival of adapter.receive!(openAccount(platform, channel), channel.cursor, signal)) {
    signal.throwIfAborted()
    const delivery = inspect(channelId, receiver, arrival)
    const hasNews = delivery.items.length + delivery.changes.length + delivery.broken.length > 0
    if (hasNews || JSON.stringify(arrival.cursor) !== JSON.stringify(channel.cursor)) await takeIn(platform, delivery)
    channel.cursor = arrival.cursor
    const now = platform.clock.now()
    if (state.failures > 0 || Math.abs(now.getTime() - toldAt) >= TELL_EVERY) {
      await noteWell(platform.db, channelId, now)
      toldAt = now.getTime()
    }
    state.failures = 0
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
            reason: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
            id: typeof item?.id === 'string' ? item.id : null,
          },
        ],
  )
  return { channelId, items: checked.flatMap(({ parsed }) => parsed.data ?? []), changes, broken: [...broken, ...misfits], cursor: { receiver, next: cursor } }
}
