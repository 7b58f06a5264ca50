import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Reach } from '../adapter.ts'
import type { OutgoingDraft } from '../outbox/queue.ts'
import { reachOf } from '../registry.ts'
import { demandReach } from './fits.ts'
import { rulesOf } from './table.ts'

/**
 * Refuses a message that its network's table does not allow. Without the item it answers, only how it is written is asked.
 * @returns until when it may be sent; null: for ever
 */
export async function demandTable(work: Work, network: string, draft: OutgoingDraft): Promise<Date | null> {
  const { answers: item, visibility } = draft
  if (!item) return null
  const reach = reachOf(network, item, work.now)
  demandReach(reach, draft, work.now)
  if (item.visibility === 'public' && visibility === 'direct' && rulesOf(network)?.toPublic.directOnce) await demandFirst(work, draft)
  return closingOf(reach, visibility)
}

const closingOf = ({ until, directUntil }: Reach, visibility: 'public' | 'direct'): Date | null => (visibility === 'direct' ? (directUntil ?? until) : until)

/** One private answer an item, no second. One that failed or was taken back was none. */
async function demandFirst({ tx }: Work, { channelId, inReplyTo }: OutgoingDraft): Promise<void> {
  const { rows } = await sql`
    select from channels.outbox where channel_id = ${channelId} and in_reply_to = ${inReplyTo} and message ->> 'visibility' = 'direct'
      and state in ('queued', 'sending', 'sent') limit 1`.execute(tx)
  if (rows.length > 0)
    throw new Refusal('conflict', 'answered-privately', 'This was answered privately once, and the network takes no second one. Answer in public.')
}
