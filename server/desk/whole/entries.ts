import { sql } from 'kysely'
import { readOutbox } from '#channels'
import { readEntries, type EntryItem } from '#listening'
import { readFactsOf, type Fact } from '#platform/facts.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { Opened } from './find.ts'
import { newerFirst, seenFrom, type Place } from './place.ts'

/** A note as it is kept. */
interface Note {
  id: string
  at: Date
  by: string
  text: string
  mentions: string[]
}

type Outgoing = Awaited<ReturnType<typeof readOutbox>>[number]

/** Something that stands in a conversation, with where. */
export type Standing = Place & ({ source: 'item'; item: EntryItem } | { source: 'note'; note: Note } | { source: 'fact'; fact: Fact } | { source: 'outgoing'; outgoing: Outgoing })

/** What happened, as far as a reader wants to know. What was said stands there itself. */
const TOLD = ['opened', 'merged', 'claimed', 'taken_over', 'handed', 'released', 'snoozed', 'woken', 'closed', 'reopened', 'returned', 'tagged', 'nearly_due', 'breached'].map((kind) => `conversation.${kind}`)

/** The newest entries before a place (null: of all), newest first: items, notes, messages not yet sent, and what happened. */
export async function readStanding(db: Db | Tx, c: Pick<Opened, 'id' | 'ids'>, before: Place | null, limit: number): Promise<Standing[]> {
  const items = await readEntries(db, c.id, seenFrom('item', before), limit)
  const notes = await readNotes(db, c.id, seenFrom('note', before), limit)
  const outgoing = (await readOutbox(db, c.ids)).filter((one) => one.state !== 'sent' && one.state !== 'cancelled')
  const until = seenFrom('fact', before)
  const facts = await readFactsOf(db, c.ids, TOLD, until && { at: until.at, seq: until.id }, limit)
  const all: Standing[] = [
    ...items.map((item) => ({ source: 'item' as const, at: item.at, id: item.id, item })),
    ...notes.map((note) => ({ source: 'note' as const, at: note.at, id: note.id, note })),
    ...outgoing.map((one) => ({ source: 'outgoing' as const, at: one.written_at, id: one.id, outgoing: one })),
    ...facts.map((fact) => ({ source: 'fact' as const, at: fact.at, id: fact.place.split(':')[1]!, fact })),
  ]
  return all.filter((one) => !before || newerFirst(before, one) < 0).toSorted(newerFirst).slice(0, limit)
}

async function readNotes(db: Db | Tx, conversationId: string, before: { at: Date; id: string } | null, limit: number): Promise<Note[]> {
  const older = before ? sql`and (at, id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``
  const { rows } = await sql<Note>`
    select id, at, by, text, mentions from desk.note where conversation_id = ${conversationId} and removed_at is null ${older}
    order by at desc, id desc limit ${limit}`.execute(db)
  return rows
}

