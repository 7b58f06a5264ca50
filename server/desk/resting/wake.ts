import { memberOf, type Work } from '#platform/work.ts'
import { change, find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** Ends a conversation's rest: the undo of snooze. What was left of its promise runs on. */
export async function wake(work: Work, id: string): Promise<Conversation> {
  return change(work, await find(work, id), { what: 'woken', by: memberOf(work.by) })
}
