import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Fact } from '#platform/facts.ts'
import { may } from '#workspace'
import type { Actor } from '#platform/work.ts'

/** Who may see a conversation. */
type Visibility = { direct: boolean; team: string | null; owner: string | null; mentioned: string[] }

export async function readVisibility(db: Db, ids: readonly string[]): Promise<Map<string, Visibility>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Visibility & { id: string }>`
    select id, visibility = 'direct' as direct, team_id as team, owner_id as owner,
      array(select unnest(mentions)::text from desk.note where conversation_id = conversation.id and removed_at is null) as mentioned
    from desk.conversation where id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...v }) => [id, v]))
}

export const maySee = (actor: Actor, v: Visibility): boolean =>
  !v.direct || actor.role === 'administrator' || actor.role === 'lead' || (actor.kind === 'member' && (v.owner === actor.id || actor.teams.includes(v.team ?? '') || v.mentioned.includes(actor.id)))

/** Facts of no conversation, by the first word of their kind, that not everybody is told of. */
const NEEDS = { key: 'workspace.manage', import: 'items.bring', item: 'items.bring' } as const

/** May the actor be told of this fact? One of a conversation goes by that conversation; a conversation that is gone is nobody's. */
export function mayHear(actor: Actor, fact: Fact, visible: ReadonlyMap<string, Visibility>): boolean {
  if (fact.conversationId) {
    const visibility = visible.get(fact.conversationId)
    return visibility !== undefined && maySee(actor, visibility)
  }
  const needs = NEEDS[fact.kind.split('.')[0] as keyof typeof NEEDS]
  return !needs || may(actor.role, needs)
}
