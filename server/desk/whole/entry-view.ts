import type { z } from 'zod'
import type { Channel } from '#channels'
import type { EntryItem } from '#listening'
import { readAuthors, type AuthorName } from '#people'
import { readAssessments, type Known } from '#triage'
import type { Look } from '#platform/work.ts'
import type { Entry } from '../contract.ts'
import type { Directory, Named } from '../view/directory.ts'
import { reachOfItem, reachView } from '../view/reach.ts'
import type { Standing } from './entries.ts'

type Shown = z.input<typeof Entry>

/** What entries are shown with: who wrote, who acted, and what was understood. */
export interface Companions {
  authors: ReadonlyMap<string, AuthorName>
  members: ReadonlyMap<string, Named>
  assessments: ReadonlyMap<string, Known>
  topics: ReadonlyMap<string, Named>
}

/** Reads what entries are shown with: one query each, however many entries. */
export async function readCompanions({ db }: Pick<Look, 'db'>, directory: Directory, entries: readonly Standing[]): Promise<Companions> {
  const items = entries.flatMap((entry) => (entry.source === 'item' ? entry.item : []))
  const assessments = await readAssessments(
    db,
    items.filter((item) => item.direction === 'in').map((item) => item.id),
  )
  const opinionated = [...assessments.values()].flatMap(({ opinions }) => opinions.map((one) => one.by))
  return {
    authors: await readAuthors(
      db,
      items.map((item) => item.identityId),
    ),
    members: await directory.members(db, [...entries.flatMap(membersIn), ...opinionated]),
    assessments,
    topics: [...assessments.values()].some((known) => known.topics.length > 0) ? await directory.topics(db) : new Map(),
  }
}

function membersIn(entry: Standing): (string | null)[] {
  if (entry.source === 'item') return [entry.item.writtenBy]
  if (entry.source === 'note') return [entry.note.by, ...entry.note.mentions]
  return [entry.source === 'fact' ? entry.fact.by : entry.outgoing.written_by]
}

/** Entries as screens show them. */
export function entryView(entry: Standing, channel: Channel | undefined, companions: Companions, now: Date): Shown {
  const { authors, members } = companions
  const at = entry.at.toISOString()
  const named = (id: string | null): Named | null => (id ? (members.get(id) ?? { id, name: '' }) : null)
  if (entry.source === 'note') {
    const { id, text, by, mentions } = entry.note
    return { what: 'note', id, at, by: named(by)!, text, mentions: mentions.map((one) => named(one)!) }
  }
  if (entry.source === 'fact') return { what: 'fact', id: entry.id, at, kind: entry.fact.kind, by: named(entry.fact.by), data: entry.fact.data }
  if (entry.source === 'item')
    return itemView(entry.item, channel, authors.get(entry.item.identityId), named(entry.item.writtenBy), knownView(entry.item.id, companions, named), now)
  const { id, message, state, attempts, error, advice, url, written_by: writtenBy } = entry.outgoing
  return { what: 'outgoing', id, at, writtenBy: named(writtenBy), text: message.text, state, attempts, error, advice, url }
}

type KnownView = Extract<Shown, { what: 'item' }>['assessment']

function knownView(itemId: string, { assessments, topics }: Companions, named: (id: string | null) => Named | null): KnownView {
  const known = assessments.get(itemId)
  if (!known) return null
  return {
    ...known,
    topics: known.topics.map((one) => ({ ...one, name: topics.get(one.id)?.name ?? '' })),
    opinions: known.opinions.map((one) => ({ ...one, by: named(one.by)! })),
  }
}

type Said = Pick<EntryItem, 'id' | 'direction' | 'subject' | 'text' | 'html' | 'url' | 'visibility' | 'automatic' | 'versions'>
/** What of an item is shown as it was kept. */
const saidIn = ({ id, direction, subject, text, html, url, visibility, automatic, versions }: EntryItem): Said => ({
  id,
  direction,
  subject,
  text,
  html,
  url,
  visibility,
  automatic,
  versions,
})

function itemView(
  item: EntryItem,
  channel: Channel | undefined,
  author: AuthorName | undefined,
  writtenBy: Named | null,
  assessment: KnownView,
  now: Date,
): Shown {
  return {
    what: 'item',
    ...saidIn(item),
    writtenBy,
    assessment,
    at: item.at.toISOString(),
    author: { personId: author?.personId ?? item.identityId, name: author?.name ?? '', handle: author?.handle ?? null },
    editedAt: item.editedAt && item.editedAt.toISOString(),
    deletedAt: item.deletedAt && item.deletedAt.toISOString(),
    attachments: item.attachments.map((one) => ({ ...one, url: `/api/v1/attachments/${one.id}` })),
    reach: item.direction === 'in' ? reachView(reachOfItem(item, channel, now)) : null,
  }
}
