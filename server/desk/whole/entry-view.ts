import type { z } from 'zod'
import { isLate, readGaps, readSeen, warningsOf, type Channel, type Gap } from '#channels'
import type { EntryItem } from '#listening'
import { readAuthors, type AuthorName } from '#people'
import { readAssessments, type Known } from '#triage'
import { PICTURES } from '#platform/pictures/library.ts'
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
  /** Since when ours were seen, by network id. */
  seen: ReadonlyMap<string, Date>
  /** Of the conversation's channel. */
  gaps: readonly Gap[]
}

/** Reads what entries are shown with: one query each, however many entries. */
export async function readCompanions({ db }: Pick<Look, 'db'>, directory: Directory, channelId: string, entries: readonly Standing[]): Promise<Companions> {
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
    seen: await readSeen(
      db,
      items.filter(({ network, direction }) => network === 'web' && direction === 'out').map((item) => item.networkId),
    ),
    gaps: items.some(mayBeLate) ? await readGaps(db, channelId) : [],
  }
}

/** Most come within a minute of being written: nobody need look for gaps. */
const mayBeLate = ({ direction, at, receivedAt }: EntryItem): boolean => direction === 'in' && receivedAt.getTime() - at.getTime() >= 60_000

function membersIn(entry: Standing): (string | null)[] {
  if (entry.source === 'item') return [entry.item.writtenBy]
  if (entry.source === 'note') return [entry.note.by, ...entry.note.mentions]
  return [entry.source === 'fact' ? entry.fact.by : entry.outgoing.written_by]
}

/** Entries as screens show them. */
export function entryView(entry: Standing, channel: Channel | undefined, companions: Companions, now: Date): Shown {
  const { members } = companions
  const at = entry.at.toISOString()
  const named = (id: string | null): Named | null => (id ? (members.get(id) ?? { id, name: '' }) : null)
  if (entry.source === 'note') {
    const { id, text, by, mentions } = entry.note
    return { what: 'note', id, at, by: named(by)!, text, mentions: mentions.map((one) => named(one)!) }
  }
  if (entry.source === 'fact') return { what: 'fact', id: entry.id, at, kind: entry.fact.kind, by: named(entry.fact.by), data: entry.fact.data }
  if (entry.source === 'item') return itemView(entry.item, channel, companions, named, now)
  const { id, message, state, attempts, error, advice, url, written_by: writtenBy } = entry.outgoing
  return { what: 'outgoing', id, at, writtenBy: named(writtenBy), text: message.text, state, attempts, error, advice, url }
}

const attachmentView = (one: EntryItem['attachments'][number]) => {
  const url = `/api/v1/attachments/${one.id}`
  return { ...one, url, picture: PICTURES.has(one.type) ? `${url}/picture` : null }
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

/** Logged by hand, and not taken back since. */
const loggedIn = ({ direction, deletedAt, extra }: EntryItem): string | null =>
  direction === 'out' && !deletedAt && typeof extra['loggedAnswerId'] === 'string' ? extra['loggedAnswerId'] : null
/** What its adapter noted beside it. */
function labelsOf({ extra: { labels } }: EntryItem): string[] {
  return Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : []
}
/** When it came in, if that was late: the channel was not heard while it was written, or its adapter says that we were away from a stream. */
function receivedLate(item: EntryItem, gaps: Companions['gaps']): string | null {
  const late = item.direction === 'in' && (item.extra['receivedLate'] === true || gaps.some((gap) => isLate(gap, item)))
  return late ? item.receivedAt.toISOString() : null
}

function itemView(item: EntryItem, channel: Channel | undefined, companions: Companions, named: (id: string | null) => Named | null, now: Date): Shown {
  const author = companions.authors.get(item.identityId)
  const isIn = item.direction === 'in'
  return {
    what: 'item',
    ...saidIn(item),
    labels: labelsOf(item),
    veil: isIn ? warningsOf(item.extra) : [],
    told: item.extra['call'] ? 'call' : null,
    writtenBy: named(item.writtenBy),
    assessment: knownView(item.id, companions, named),
    at: item.at.toISOString(),
    author: { personId: author?.personId ?? item.identityId, name: author?.name ?? '', handle: author?.handle ?? null },
    receivedLateAt: receivedLate(item, companions.gaps),
    editedAt: item.editedAt && item.editedAt.toISOString(),
    deletedAt: item.deletedAt && item.deletedAt.toISOString(),
    attachments: item.attachments.map(attachmentView),
    seenAt: companions.seen.get(item.networkId)?.toISOString() ?? null,
    loggedAnswerId: loggedIn(item),
    reach: isIn ? reachView(reachOfItem(item, channel, now)) : null,
  }
}
