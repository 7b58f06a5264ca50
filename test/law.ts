import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/**
 * What must be true of every conversation after every step, asked of the rows alone: each line finds the conversations that
 * break one clause of the law. The constraints of the table say some of it again; they are not relied on here.
 */
const BROKEN: Record<string, string> = {
  'what awaits us has exactly one team that is there': `state = 'waiting_for_us' and not exists (select from workspace.team where team.id = team_id and removed_at is null)`,
  'what awaits us has an owner or a place in the queue, and not both': `state = 'waiting_for_us' and (owner_id is null) = (queued_at is null)`,
  'nothing else stands in a queue': `state <> 'waiting_for_us' and queued_at is not null`,
  'what awaits us has a deadline that says why, and a running clock': `state = 'waiting_for_us' and (due_at is null or due_kind is null or due_because is null or awaiting_since is null or clock_from is null)`,
  'nothing else is due': `state <> 'waiting_for_us' and (due_at is not null or clock_from is not null)`,
  'what is open and owned is owned by somebody who is here': `state <> 'closed' and owner_id is not null and not exists (select from workspace.member where member.id = owner_id and removed_at is null)`,
  'an alarm is set until the breach is told': `state = 'waiting_for_us' and (alarm_at is null) <> (breached_at is not null)`,
  'an alarm rings at the deadline at the latest': `state = 'waiting_for_us' and alarm_at > due_at`,
  'what rests has no unanswered question': `state = 'waiting_for_them' and awaiting_since is not null`,
  'what is held aside has neither owner nor deadline, and says since when': `state = 'held' and (owner_id is not null or due_at is not null or held_at is null or awaiting_since is null or alarm_at is not null)`,
  'nothing open was held aside': `held_at is not null and state not in ('held', 'closed')`,
  'what is snoozed wakes by itself': `(state = 'snoozed') <> (snoozed_until is not null) or (state = 'snoozed' and alarm_at is distinct from snoozed_until)`,
  'what is closed says when and what came of it': `(state = 'closed') <> (closed_at is not null and outcome is not null)`,
  'a breach is told': `breached_at is not null and not exists (select from platform.fact where kind = 'conversation.breached'
    and (conversation_id = conversation.id or conversation_id in (select id from desk.merged where into_id = conversation.id)))`,
  'no two conversations are one': `exists (select from desk.merged where merged.id = conversation.id)`,
}

/** The clauses that are broken now, with how many conversations break each. Empty: the law holds. */
export async function brokenLaw(db: Db): Promise<Record<string, number>> {
  const clauses = Object.entries(BROKEN)
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(clauses.map(([, where], i) => sql`count(*) filter (where ${sql.raw(where)}) as ${sql.ref(`c${i}`)}`))} from desk.conversation`.execute(db)
  return Object.fromEntries(clauses.map(([clause], i) => [clause, rows[0]![`c${i}`]!]).filter(([, count]) => count !== 0))
}
