import { ArrowRightLeft, Ban, Check, CircleCheck, Hand, Moon, RotateCcw, Sun, Tag, Undo2, UserCheck, type LucideIcon } from 'lucide-react'
import type { Me } from '../../app/asking/session.ts'
import type { Conversation } from '../conversation.ts'

/** What can be done to a conversation from its header, its row or the keyboard. */
export type ActName = 'claim' | 'release' | 'takeOver' | 'hand' | 'snooze' | 'wake' | 'close' | 'reopen' | 'tag' | 'notSpam' | 'spam'

/** Acts for which something must be chosen first. */
export type AskedAct = Extract<ActName, 'hand' | 'snooze' | 'close' | 'tag'>
export const isAsked = (name: ActName): name is AskedAct => name === 'hand' || name === 'snooze' || name === 'close' || name === 'tag'

/** One key an act; what undoes an act has its key too, since only one of the two is possible. What is held aside is taken in by the key of claiming and closed by that of closing. */
export const ACT_KEYS: Record<ActName, string> = {
  claim: 'c',
  takeOver: 'c',
  release: 'x',
  hand: 'h',
  snooze: 's',
  wake: 's',
  close: 'e',
  reopen: 'e',
  tag: 't',
  notSpam: 'c',
  spam: 'e',
}
export const ACT_SIGNS: Record<ActName, LucideIcon> = {
  claim: Hand,
  takeOver: UserCheck,
  release: Undo2,
  hand: ArrowRightLeft,
  snooze: Moon,
  wake: Sun,
  close: Check,
  reopen: RotateCcw,
  tag: Tag,
  notSpam: CircleCheck,
  spam: Ban,
}

/**
 * What may be done to a conversation now, the most likely first. What a colleague has may be taken over; the rest is for its
 * owner and for who leads, as the server has it.
 */
export function possibleActs({ state, owner }: Conversation, me: Pick<Me, 'id' | 'abilities'>): ActName[] {
  if (state === 'closed') return ['reopen', 'tag']
  if (state === 'held') return ['notSpam', 'spam', 'tag']
  const isMine = owner?.id === me.id
  const mayHandle = owner === null || isMine || me.abilities.includes('desk.lead')
  const whose: ActName = owner === null ? 'claim' : isMine ? 'release' : 'takeOver'
  if (!mayHandle) return [whose, 'tag']
  const back: ActName[] = owner !== null && !isMine ? ['release'] : []
  return [whose, 'close', state === 'snoozed' ? 'wake' : 'snooze', 'hand', 'tag', ...back]
}
