import type { Look, Platform, Work } from '#platform/work.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { TakeIn } from '../logging/log-answer.ts'
import type { Presence } from '../presence/presence.ts'
import type { Directory } from '../view/directory.ts'
import { rowsOf, type ConversationRow, type Shown } from '../view/row.ts'
import { findShown } from '../whole/find.ts'

/** What the desk's endpoints share in a process. */
export interface Desk {
  directory: Directory
  presence: Presence
  platform: Platform
  /** Takes in what a member logs. */
  takeIn: TakeIn
}

/** Conversations that were read, as rows. */
export const asRows = ({ directory }: Desk, { db, now }: Pick<Look, 'db' | 'now'>, shown: readonly Shown[]): Promise<ConversationRow[]> =>
  rowsOf(db, directory, now, shown)

/** A conversation that a command changed, as it now stands. */
export async function asRow(desk: Desk, { tx, by, now }: Work, { id }: Pick<Conversation, 'id'>): Promise<ConversationRow> {
  return (await asRows(desk, { db: tx, now }, [await findShown({ db: tx, by }, id)]))[0]!
}
