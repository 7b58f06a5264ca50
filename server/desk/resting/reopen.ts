import { memberOf, type Work } from '#platform/work.ts'
import { change, find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** Opens a closed conversation again, where it stood: the undo of close. Its clock ran on, since they waited all the while. */
export async function reopen(work: Work, id: string): Promise<Conversation> {
  return change(work, await find(work, id), { what: 'reopened', by: memberOf(work.by) })
}
