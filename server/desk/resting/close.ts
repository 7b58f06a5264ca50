import { memberOf, type Work } from '#platform/work.ts'
import { demandHandling } from '../allow.ts'
import { change, find } from '../change.ts'
import type { Conversation, Outcome } from '../conversation/conversation.ts'

/** Closes a conversation with what came of it. If they write again it opens by itself. */
export async function close(work: Work, id: string, outcome: Outcome): Promise<Conversation> {
  const c = await find(work, id)
  demandHandling(work.by, c.ownerId)
  return change(work, c, { what: 'closed', by: memberOf(work.by), outcome })
}
