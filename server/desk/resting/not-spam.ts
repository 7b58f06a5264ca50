import { memberOf, type Work } from '#platform/work.ts'
import { change, find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** Takes a conversation out of what is held aside: it waits in its team's queue, and its clock has run since it came. */
export async function notSpam(work: Work, id: string): Promise<Conversation> {
  return change(work, await find(work, id), { what: 'not_spam', by: memberOf(work.by) })
}
