import { readOutbox } from '#channels'
import { readEntries, type EntryItem } from '#listening'
import type { Db, Tx } from '#platform/db.ts'
import type { Happening, Note, Opened } from './find.ts'
import { newerFirst, seenFrom, type Place } from './place.ts'

type Outgoing = Awaited<ReturnType<typeof readOutbox>>[number]

/** Something that stands in a conversation, with where. */
export type Standing = Place &
  ({ source: 'item'; item: EntryItem } | { source: 'note'; note: Note } | { source: 'fact'; fact: Happening } | { source: 'outgoing'; outgoing: Outgoing })

/** The newest entries before a place (null: of all), newest first: items, notes, messages not yet sent, and what happened. */
export async function readStanding(db: Db | Tx, c: Opened, before: Place | null, limit: number): Promise<Standing[]> {
  const items = await readEntries(db, c.id, seenFrom('item', before), limit)
  const outgoing = (await readOutbox(db, c.ids)).filter((one) => one.state !== 'sent' && one.state !== 'cancelled')
  const all: Standing[] = [
    ...items.map((item) => ({ source: 'item' as const, at: item.at, id: item.id, item })),
    ...outgoing.map((one) => ({ source: 'outgoing' as const, at: one.written_at, id: one.id, outgoing: one })),
    ...c.notes.map((note) => ({ source: 'note' as const, at: new Date(note.at), id: note.id, note })),
    ...c.happenings.map((fact) => ({ source: 'fact' as const, at: new Date(fact.at), id: String(fact.seq), fact })),
  ]
  return all
    .filter((one) => !before || newerFirst(before, one) < 0)
    .toSorted(newerFirst)
    .slice(0, limit)
}
