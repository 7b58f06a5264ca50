import type { z } from 'zod'
import { readPeople, type AuthorName, type PersonName } from '#people'
import type { Db, Tx } from '#platform/db.ts'
import { explainDue } from '../clock/explain.ts'
import type { ConversationRow } from '../contract.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Directory, Named } from './directory.ts'

export type ConversationRow = z.input<typeof ConversationRow>

/** A conversation as it is read for a screen. */
export interface Shown extends Conversation {
  tags: string[]
  /** The flood it is of, and how many of it stand where it stands; not read everywhere. */
  flood?: { id: string; count: number } | null
}

/** People by id, of those whose names are known already. */
export const peopleOf = (authors: Iterable<AuthorName>): Map<string, PersonName> =>
  new Map([...authors].map(({ personId, name, handle }) => [personId, { id: personId, name, handle }]))

/** Conversations as screens show them, with the names of everybody. At most one query for the people of all. @param known people whose names were read already */
export async function rowsOf(
  db: Db | Tx,
  directory: Directory,
  now: Date,
  shown: readonly Shown[],
  known: ReadonlyMap<string, PersonName> = new Map(),
): Promise<ConversationRow[]> {
  const strangers = shown.map((c) => c.personId).filter((id) => !known.has(id))
  const names = {
    people: new Map([...known, ...(await readPeople(db, strangers))]),
    members: await directory.members(
      db,
      shown.flatMap((c) => [c.ownerId, c.closedBy]),
    ),
    teams: await directory.teams(db),
    channels: await directory.channels(db),
    topics: shown.some((c) => c.topicId) ? await directory.topics(db) : NONE,
  }
  return shown.map((c) => rowOf(c, names, now))
}

const NONE: ReadonlyMap<string, Named> = new Map()

interface Names {
  people: ReadonlyMap<string, PersonName>
  members: ReadonlyMap<string, Named>
  teams: Awaited<ReturnType<Directory['teams']>>
  channels: Awaited<ReturnType<Directory['channels']>>
  topics: ReadonlyMap<string, Named>
}

function rowOf(c: Shown, names: Names, now: Date): ConversationRow {
  const { members, topics } = names
  const { id, visibility, subject, preview, items, language, intent, sentiment, urgency, state, tags, changes } = c
  return {
    id,
    visibility,
    subject,
    preview,
    items,
    language,
    intent,
    topic: c.topicId ? (topics.get(c.topicId) ?? null) : null,
    sentiment,
    urgency,
    state,
    tags,
    changes,
    flood: c.flood ?? null,
    held: c.state === 'held' && c.heldAt ? { at: c.heldAt.toISOString(), ...heldFor(c.heldBecause) } : null,
    ...whoseOf(c, names),
    due: dueOf(c, now, names.teams.get(c.teamId)?.timeZone ?? 'UTC'),
    awaitingSince: state === 'waiting_for_us' ? iso(c.awaitingSince) : null,
    lastItemAt: c.lastItemAt.toISOString(),
    snoozedUntil: iso(c.snoozedUntil),
    closed: c.closedAt && { at: c.closedAt.toISOString(), by: c.closedBy ? (members.get(c.closedBy) ?? null) : null, outcome: c.outcome! },
  }
}

/** Who wrote, by which channel, and whose it is. */
function whoseOf(c: Shown, { people, members, teams, channels }: Names) {
  const person = people.get(c.personId)
  const channel = channels.get(c.channelId)
  return {
    person: { id: c.personId, name: person?.name ?? '' },
    handle: person?.handle ?? null,
    channel: { id: c.channelId, name: channel?.name ?? '', network: channel?.network ?? '' },
    team: teams.get(c.teamId) ?? null,
    owner: c.ownerId ? (members.get(c.ownerId) ?? null) : null,
  }
}

/** Broken or nearly so is told by the clock, not by whether the alarm has rung yet. */
function dueOf(c: Shown, now: Date, zone: string): ConversationRow['due'] {
  if (!c.dueAt || !c.dueKind || !c.dueBecause) return null
  const nearly = c.nearlyDueAt !== null || (c.alarmAt !== null && c.alarmAt <= now)
  const sentence = explainDue(c.dueAt, c.dueBecause, zone)
  return { at: c.dueAt.toISOString(), kind: c.dueKind, because: c.dueBecause, sentence, nearly, breached: c.dueAt <= now }
}

const iso = (at: Date | null): string | null => at && at.toISOString()

/** `web:<sign>` stands where a rule's name else does; a channel gave it (channels/web/spam). */
function heldFor(because: string | null): { rule: string | null; sign: string | null } {
  const sign = /^web:(\w+)$/.exec(because ?? '')?.[1] ?? null
  return { rule: sign ? null : because, sign }
}
