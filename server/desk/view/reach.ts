import type { z } from 'zod'
import { reachOf, type Channel, type ItemForReach, type Reach } from '#channels'
import type { EntryItem } from '#listening'
import type { ConversationView } from '../contract.ts'

/** May this item be answered, as its channel's network has it; a channel that is gone answers nothing. */
export function reachOfItem(item: EntryItem, channel: Channel | undefined, now: Date): Reach {
  if (!channel || channel.removed) return { answer: 'none', until: null, limit: null, note: 'Its channel is disconnected. Connect it again to answer.' }
  return reachOf(channel.network, asAsked(item), now)
}

/** Whether and how it may be answered, as screens and programs read it. */
export const reachView = (reach: Reach): z.input<typeof ConversationView>['reach'] => ({
  answer: reach.answer,
  until: iso(reach.until),
  directUntil: iso(reach.directUntil),
  limit: reach.limit,
  note: reach.note,
  byHand: reach.byHand ?? false,
  perDay: reach.perDay ? { ...reach.perDay, nextAt: iso(reach.perDay.nextAt) } : null,
  price: reach.price ?? null,
  takes: reach.takes ?? null,
})

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null

/** Nothing of theirs is there to answer. */
export const NOTHING_TO_ANSWER: Reach = { answer: 'none', until: null, limit: null, note: 'There is no message of theirs to answer.' }

/** What reach asks of an item. */
export const asAsked = (item: EntryItem): ItemForReach => ({ ...item, deleted: item.deletedAt !== null })
