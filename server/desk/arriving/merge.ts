import { sql } from 'kysely'
import { URGENCIES } from '#triage'
import type { Tx } from '#platform/db.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { awaits, earlier, later } from '../conversation/moves.ts'
import type { World } from '../conversation/event.ts'

/** States, the most pressing first. */
const PRESSING = ['waiting_for_us', 'snoozed', 'held', 'waiting_for_them', 'closed'] as const
const rank = (c: Conversation): number => PRESSING.indexOf(c.state)

/**
 * One conversation out of several, under the thread's id. The oldest gives the person, team and owner; the most pressing of
 * them says where it stands, and of several that await us the one that has waited longest. What is held aside and turns out to
 * belong to a conversation that is not, waits with it.
 */
export function mergeAll(id: string, several: readonly Conversation[], world: World): Conversation {
  const isApart = several.every((c) => c.state === 'held')
  const [oldest, ...others] = several
    .map((c) => (c.state === 'held' && !isApart ? { ...c, ...awaits(c, c.awaitingSince!, world) } : c))
    .toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime())
  return { ...others.reduce(mergeTwo, oldest!), id }
}

function mergeTwo(a: Conversation, b: Conversation): Conversation {
  const waitedLonger = a.state === b.state && (a.state === 'waiting_for_us' || a.state === 'held') && b.awaitingSince! < a.awaitingSince!
  const stands = rank(b) < rank(a) || waitedLonger ? b : a
  const newest = b.lastItemAt > a.lastItemAt ? b : a
  const ownerId = a.ownerId ?? b.ownerId
  return {
    ...stands,
    personId: a.personId,
    teamId: a.teamId,
    because: a.because,
    ruled: a.ruled || b.ruled ? [...new Set([...(a.ruled ?? []), ...(b.ruled ?? [])])] : null,
    routed: a.routed,
    ...(b.answeredAt && (!a.answeredAt || b.answeredAt > a.answeredAt) ? answeredIn(b) : answeredIn(a)),
    brandId: a.brandId,
    subject: a.subject ?? b.subject,
    ...briefOf(newest),
    ownerId,
    queuedAt: stands.state === 'waiting_for_us' && !ownerId ? (earlier(a.queuedAt, b.queuedAt) ?? stands.clockFrom) : null,
    visibility: a.visibility === 'direct' || b.visibility === 'direct' ? 'direct' : 'public',
    urgency: URGENCIES[Math.max(URGENCIES.indexOf(a.urgency), URGENCIES.indexOf(b.urgency))]!,
    items: a.items + b.items,
    answeredUntil: later(a.answeredUntil, b.answeredUntil),
    firstAnsweredAt: earlier(a.firstAnsweredAt, b.firstAnsweredAt),
    windowUntil: later(a.windowUntil, b.windowUntil),
    lastInAt: later(a.lastInAt, b.lastInAt),
    lastOutAt: later(a.lastOutAt, b.lastOutAt),
    changes: Math.max(a.changes, b.changes),
  }
}

const answeredIn = ({ answeredBy, answeredAt }: Conversation) => ({ answeredBy, answeredAt })

/** What the newest item says of a conversation. */
const briefOf = ({ preview, language, intent, topicId, sentiment, lastItemAt }: Conversation) => ({ preview, language, intent, topicId, sentiment, lastItemAt })

/** A conversation and the one it now stands in. */
export interface Joined {
  from: string
  into: string
}

/** Moves notes, tags, mentions and what rules did of merged conversations, takes the old ones away, and remembers where they went. */
export async function moveBelongings(tx: Tx, now: Date, joined: readonly Joined[]): Promise<void> {
  if (joined.length === 0) return
  const moves = sql`unnest(${joined.map((one) => one.from)}::uuid[], ${joined.map((one) => one.into)}::uuid[]) as move (from_id, into_id)`
  await sql`
    with moved_note as (update desk.note set conversation_id = into_id from ${moves} where conversation_id = from_id),
    moved_tag as (
      insert into desk.conversation_tag (conversation_id, tag, by, at)
      select distinct on (into_id, tag) into_id, tag, by, at from desk.conversation_tag join ${moves} on conversation_id = from_id order by into_id, tag, at
      on conflict do nothing),
    moved_firing as (
      insert into desk.rule_firing (rule_id, conversation_id, at, name, did)
      select distinct on (rule_id, into_id) rule_id, into_id, at, name, did from desk.rule_firing join ${moves} on conversation_id = from_id order by rule_id, into_id, at
      on conflict do nothing),
    moved_hint as (
      insert into desk.hint (team_id, conversation_id, at)
      select distinct on (team_id, into_id) team_id, into_id, at from desk.hint join ${moves} on conversation_id = from_id order by team_id, into_id, at
      on conflict do nothing),
    moved_mention as (
      insert into desk.mention (member_id, conversation_id, at, seen_at)
      select distinct on (member_id, into_id) member_id, into_id, at, seen_at from desk.mention join ${moves} on conversation_id = from_id order by member_id, into_id, at desc
      on conflict (member_id, conversation_id) do update set at = greatest(mention.at, excluded.at), seen_at = least(mention.seen_at, excluded.seen_at)),
    moved_before as (update desk.merged set into_id = move.into_id from ${moves} where merged.into_id = from_id)
    insert into desk.merged (id, into_id, at) select from_id, into_id, ${now} from ${moves}`.execute(tx)
  await sql`
    with gone as (delete from desk.conversation where id = any(${joined.map((one) => one.from)}::uuid[]) returning id),
    tags as (delete from desk.conversation_tag using gone where conversation_id = gone.id),
    firings as (delete from desk.rule_firing using gone where conversation_id = gone.id),
    hints as (delete from desk.hint using gone where conversation_id = gone.id)
    delete from desk.mention using gone where conversation_id = gone.id`.execute(tx)
}
