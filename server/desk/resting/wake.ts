import { memberOf, type Work } from '#platform/work.ts'
import { change, find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** Ends a conversation's rest. Within an hour that is the undo of snooze, and its clock ran on; later, what was left of its promise does. */
export async function wake(work: Work, id: string): Promise<Conversation> {
  return change(work, await find(work, id), { what: 'woken', by: memberOf(work.by) })
}
