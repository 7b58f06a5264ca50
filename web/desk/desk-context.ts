import { createContext, use, type RefObject } from 'react'
import type { Me } from '../app/asking/session.ts'
import type { ActName } from './acts/act-names.ts'
import type { Conversation } from './conversation.ts'
import type { DeskPlace } from './place.ts'

/** What the panes of the desk share. */
export interface Desk {
  place: DeskPlace
  me: Me
  /** May this person claim, answer and close, or only read along? */
  mayWork: boolean
  /** The row that the keys move. */
  cursor: string | null
  moveCursor: (id: string | null) => void
  /** The ids in the list, in the order they stand there. */
  order: RefObject<readonly string[]>
  /** Does an act, asking first where something must be chosen. */
  act: (name: ActName, row: Conversation) => void
  /** A conversation went out of hand: the next one in the list takes its place. */
  dismiss: (id: string) => void
}

export const DeskContext = createContext<Desk | null>(null)

/** The desk around this part of the screen. */
export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('useDesk is for parts of the desk screen')
  return desk
}
