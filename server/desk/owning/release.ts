import { memberOf, type Work } from '#platform/work.ts'
import { demandHandling } from '../allow.ts'
import { change, find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** Puts a conversation back in its team's queue: the undo of claim. Refused for what a colleague has, unless one leads. */
export async function release(work: Work, id: string): Promise<Conversation> {
  const c = await find(work, id)
  demandHandling(work.by, c.ownerId)
  return change(work, c, { what: 'released', by: memberOf(work.by) })
}
