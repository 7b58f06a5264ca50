import type { z } from 'zod'
import { reachOf, type Channel, type Reach } from '#channels'
import type { EntryItem } from '#listening'
import type { ConversationView } from '../contract.ts'

/** May this item be answered, as its channel's network has it; a channel that is gone answers nothing. */
export function reachOfItem(item: EntryItem, channel: Channel | undefined, now: Date): Reach {
  if (!channel || channel.removed) return { answer: 'none', until: null, limit: null, note: 'Its channel is disconnected. Connect it again to answer.' }
  return reachOf(channel.network, { ...item, deleted: item.deletedAt !== null }, now)
}

export const reachView = (reach: Reach): z.input<typeof ConversationView>['reach'] => ({ ...reach, until: reach.until && reach.until.toISOString() })
