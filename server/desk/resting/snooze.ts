import { memberOf, type Work } from '#platform/work.ts'
import { demandHandling } from '../allow.ts'
import { change, find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** Lets a conversation rest until an instant to come; its clock stands still meanwhile. It wakes then, or when they write. */
export async function snooze(work: Work, id: string, until: Date): Promise<Conversation> {
  const c = await find(work, id)
  demandHandling(work.by, c.ownerId)
  return change(work, c, { what: 'snoozed', by: memberOf(work.by), until })
}
