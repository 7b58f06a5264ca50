import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Reach } from './reach.ts'
import type { OutgoingDraft } from '../outbox/queue.ts'
import { reachOf } from '../registry.ts'
import { demandReach } from './fits.ts'
import { demandDay, isAnsweredPrivately } from './used-up.ts'

/**
 * Refuses a message that its network's table does not allow, also for what was sent before. Without the item it answers, only how it is written is asked.
 * @returns until when it may be sent; null: for ever
 */
export async function demandTable(work: Work, network: string, draft: OutgoingDraft): Promise<Date | null> {
  const { answers: item, visibility } = draft
  const channel = { id: draft.channelId, network }
  await demandDay(work.tx, work.now, channel)
  if (!item) return null
  const reach = reachOf(network, item, work.now)
  demandReach(reach, draft, work.now)
  if (item.visibility === 'public' && visibility === 'direct' && (await isAnsweredPrivately(work.tx, channel, draft.inReplyTo))) throw alreadyPrivately()
  return closingOf(reach, visibility)
}

const closingOf = ({ until, directUntil }: Reach, visibility: 'public' | 'direct'): Date | null => (visibility === 'direct' ? (directUntil ?? until) : until)

/** One private answer an item, no second. */
const alreadyPrivately = (): Refusal =>
  new Refusal('conflict', 'answered-privately', 'This was answered privately once, and the network takes no second one. Answer in public.')
