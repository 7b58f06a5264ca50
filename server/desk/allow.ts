import { sql, type RawBuilder } from 'kysely'
import { may } from '#workspace'
import type { Db, Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Actor } from '#platform/work.ts'

/** What decides who may see a conversation. */
export interface Visibility {
  visibility: 'public' | 'direct'
  teamId: string
  ownerId: string | null
  /** Members mentioned in its notes. */
  mentioned: readonly string[]
}

/** The audience of a public conversation: everyone. */
export const EVERYONE = '00000000-0000-0000-0000-000000000000'

/** Leads and administrators see all, keys of these roles too. */
export const seesAll = (by: Actor): boolean => may(by.role, 'desk.lead')

/** Public conversations are everyone's; direct ones are for their team, their owner, who is mentioned in their notes, and leads. */
export function maySee(by: Actor, v: Visibility): boolean {
  return v.visibility === 'public' || seesAll(by) || by.teams.includes(v.teamId) || v.ownerId === by.id || v.mentioned.includes(by.id)
}

/** The same in SQL, over `conversation`, or what it is called there. */
export function visibleTo(by: Actor, table = 'conversation'): RawBuilder<boolean> {
  if (seesAll(by)) return sql`true`
  const c = sql.ref(table)
  return sql`(${c}.audience = any(${audiencesOf(by)}::uuid[]) or ${c}.owner_id = ${by.id}
    or exists (select from desk.mention where mention.conversation_id = ${c}.id and mention.member_id = ${by.id}))`
}

/** The audiences an actor is part of: everyone's, and the teams'. Not for those who see all. */
export const audiencesOf = (by: Actor): string[] => [EVERYONE, ...by.teams]

/** What decides who may see these conversations, by the id asked for; one that was merged answers for the one it stands in. */
export async function readVisibility(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Visibility>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Visibility & { id: string }>`
    select asked.id, visibility, team_id as "teamId", owner_id as "ownerId",
      array(select member_id::text from desk.mention where mention.conversation_id = conversation.id) as mentioned
    from unnest(${[...new Set(ids)]}::uuid[]) as asked (id) left join desk.merged on merged.id = asked.id
    join desk.conversation on conversation.id = coalesce(merged.into_id, asked.id)`.execute(db)
  return new Map(rows.map(({ id, ...seen }) => [id, seen]))
}

/** Refuses a conversation that is not there or not for the actor's eyes. */
export async function demandSight(db: Db | Tx, by: Actor, id: string): Promise<Visibility> {
  const seen = (await readVisibility(db, [id])).get(id)
  if (seen && maySee(by, seen)) return seen
  throw notThere()
}

/** One may not know that a conversation one may not see is there. */
export const notThere = (): Refusal =>
  new Refusal('not-found', 'no-such-conversation', 'This conversation is not there, or not for your eyes. Ask a lead if you expected it.')

/** Only a member can own, write notes and be mentioned; a program with a key cannot. */
export function demandMember(by: Actor): string {
  if (by.kind === 'member') return by.id
  throw new Refusal('not-allowed', 'members-only', 'Only a member can do this, not an API key. Sign in as yourself.')
}

/** What a colleague has is theirs to hand, let rest and close; a lead may, too. */
export function demandHandling(by: Actor, ownerId: string | null): void {
  if (ownerId === null || ownerId === by.id || seesAll(by)) return
  throw new Refusal('not-allowed', 'not-yours', 'A colleague has it. Take it over first, or ask them.', { ownerId })
}
