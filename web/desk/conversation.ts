import type { z } from 'zod'
import type { ConversationRow, ConversationView, DueBecause as Because, Entry as AnyEntry } from '../../server/desk/contract.ts'

/** A conversation as a list shows it. */
export type Conversation = z.output<typeof ConversationRow>
/** A conversation as it is opened: with what stands in it, who is here, and how it may be answered. */
export type WholeConversation = z.output<typeof ConversationView>
export type Entry = z.output<typeof AnyEntry>
export type ItemEntry = Extract<Entry, { what: 'item' }>
export type OutgoingEntry = Extract<Entry, { what: 'outgoing' }>
export type NoteEntry = Extract<Entry, { what: 'note' }>
export type FactEntry = Extract<Entry, { what: 'fact' }>
export type Due = NonNullable<Conversation['due']>
export type DueBecause = z.output<typeof Because>
export type Reach = WholeConversation['reach']
