import type { Conversation } from '../conversation.ts'

/** What can be done to a conversation from its header, its row or the keyboard. */
export type ActName = 'claim' | 'release' | 'takeOver' | 'hand' | 'snooze' | 'wake' | 'close' | 'reopen' | 'tag'

/** Acts for which something must be chosen first. */
export type AskedAct = Extract<ActName, 'hand' | 'snooze' | 'close' | 'tag'>
export const isAsked = (name: ActName): name is AskedAct => name === 'hand' || name === 'snooze' || name === 'close' || name === 'tag'

/** What may be done to it now by this person, the most likely first. */
export function possibleActs({ state, owner }: Conversation, me: string): ActName[] {
  if (state === 'closed') return ['reopen', 'tag']
  const whose: ActName[] = owner === null ? ['claim'] : owner.id === me ? ['release'] : ['takeOver']
  return [...whose, 'hand', ...(state === 'snoozed' ? (['wake'] as const) : (['snooze'] as const)), 'close', 'tag']
}
