import type { Work } from '#platform/work.ts'
import { demandMember } from '../allow.ts'
import { change, find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** Makes a conversation mine although a colleague has it. `from` is who had it when I looked: refused if it changed hands since. */
export async function takeOver(work: Work, id: string, from: string): Promise<Conversation> {
  const me = demandMember(work.by)
  return change(work, await find(work, id), { what: 'taken_over', by: me, from })
}
