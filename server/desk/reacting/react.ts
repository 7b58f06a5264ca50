import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Fact } from '#platform/facts.ts'
import { WHOLE } from '../conversation/columns.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Effect, Event } from '../conversation/event.ts'
import { keepWithFacts } from '../conversation/store.ts'
import { turn } from '../conversation/turn.ts'
import { readSettings } from '../settings/read.ts'
import type { Settings } from '../settings/settings.ts'

/** What a fact of another domain means for a conversation; null: nothing. */
type Meaning = (c: Conversation, settings: Settings) => Event | null

/** What a batch of facts is about: whose conversations must be locked for it. */
interface Concern {
  conversations: string[]
  owners: string[]
  teams: string[]
}

/**
 * Lets facts of other domains happen to the conversations they are about: a message was sent, failed for good or was taken
 * back; a member or a team left. All of a batch are locked at once, in id order, like everywhere; then each fact is turned in
 * its order.
 */
export async function react(tx: Tx, now: Date, facts: readonly Fact[]): Promise<void> {
  const meant = facts.flatMap((fact) => meaningOf(fact) ?? [])
  if (meant.length === 0) return
  const { locked, merged } = await lockConcerned(
    tx,
    meant.map((one) => one.concern),
  )
  if (locked.length === 0) return
  const settings = await readSettings(tx)
  const changed = new Map<string, { to: Conversation; effects: Effect[] }>()
  for (const { concern, meaning } of meant)
    for (const c of locked.filter((one) => isConcerned(one, concern, merged))) {
      const before = changed.get(c.id) ?? { to: c, effects: [] }
      const event = meaning(before.to, settings)
      const after = event && turnWith(settings, now, before.to, event)
      if (after) changed.set(c.id, { to: after.to, effects: [...before.effects, ...after.effects] })
    }
  await keepWithFacts(tx, now, [...changed.values()])
}

/** A closed conversation may name an owner or a team that went since; an open one gives them back by the fact of their going. */
function turnWith(settings: Settings, now: Date, c: Conversation, event: Event) {
  const isClosed = c.state === 'closed'
  const housed = isClosed ? settings.housed(c) : c
  return turn(housed, event, settings.worldOf(housed, now, isClosed ? settings.isHere : () => true), settings.promiseTo)
}

function meaningOf({ kind, by, conversationId, data }: Fact): { concern: Concern; meaning: Meaning } | null {
  const nobody: Concern = { conversations: [], owners: [], teams: [] }
  const message = MESSAGES[kind]
  if (message && conversationId)
    return { concern: { ...nobody, conversations: [conversationId] }, meaning: () => ({ what: message, by, outgoing: data['outboxId'] as string }) }
  const memberId = data['memberId'] as string
  if (kind === 'member.removed' || (kind === 'member.changed' && data['role'] === 'viewer'))
    return { concern: { ...nobody, owners: [memberId] }, meaning: () => ({ what: 'member_removed', memberId }) }
  const teamId = data['teamId'] as string
  if (kind === 'team.removed')
    return { concern: { ...nobody, teams: [teamId] }, meaning: (_, settings) => ({ what: 'team_removed', teamId, into: settings.defaultTeam().id }) }
  return null
}

const MESSAGES: Partial<Record<string, 'reply_sent' | 'reply_failed' | 'reply_taken_back' | 'reply_retried'>> = {
  'message.sent': 'reply_sent',
  'message.failed': 'reply_failed',
  'message.cancelled': 'reply_taken_back',
  'message.retried': 'reply_retried',
}

async function lockConcerned(tx: Tx, concerns: readonly Concern[]): Promise<{ locked: Conversation[]; merged: Map<string, string> }> {
  const all = (kind: keyof Concern): string[] => [...new Set(concerns.flatMap((one) => one[kind]))]
  const { rows: moved } = await sql<{
    id: string
    into_id: string
  }>`select id, into_id from desk.merged where id = any(${all('conversations')}::uuid[])`.execute(tx)
  const ids = [...all('conversations'), ...moved.map((one) => one.into_id)]
  const teams = all('teams').length > 0 ? sql`or (team_id = any(${all('teams')}::uuid[]) and state <> 'closed')` : sql``
  const { rows: locked } = await sql<Conversation>`
    select ${WHOLE} from desk.conversation
    where id = any(${ids}::uuid[]) or (owner_id = any(${all('owners')}::uuid[]) and state <> 'closed') ${teams} order by id for update`.execute(tx)
  return { locked, merged: new Map(moved.map((one) => [one.id, one.into_id])) }
}

const isConcerned = (c: Conversation, { conversations, owners, teams }: Concern, merged: ReadonlyMap<string, string>): boolean =>
  conversations.some((id) => (merged.get(id) ?? id) === c.id) || (c.ownerId !== null && owners.includes(c.ownerId)) || teams.includes(c.teamId)
