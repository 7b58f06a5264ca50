import { readMembers } from '#workspace'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { demandMember } from '../allow.ts'
import { change, find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** Makes a conversation mine. Of many who claim at once one gets it; the others are refused with the owner's name. */
export async function claim(work: Work, id: string): Promise<Conversation> {
  const me = demandMember(work.by)
  const c = await find(work, id)
  if (c.ownerId && c.ownerId !== me && c.state !== 'closed') throw await takenBy(work, c.ownerId)
  return change(work, c, { what: 'claimed', by: me })
}

/** "Claire has it already": says who, so that one can ask. */
export async function takenBy({ tx }: Work, ownerId: string): Promise<Refusal> {
  const name = (await readMembers(tx, [ownerId])).get(ownerId)?.name ?? 'A colleague'
  return new Refusal('conflict', 'already-owned', `${name} has it already. Take it over if it cannot wait.`, { owner: { id: ownerId, name } })
}
