import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { Actor } from '#platform/work.ts'
import type { SignedIn } from './session.ts'

/**
 * The members behind these sessions, by session id, while both are still there: a removed member or a session ended
 * elsewhere is noticed at once, whatever a browser's signed copy says.
 */
export async function findSignedIn(db: Db | Tx, sessions: readonly SignedIn[]): Promise<Map<string, Actor>> {
  const { rows } = await sql<Actor & { session: string }>`
    select s.id as session, m.id, 'member' as kind, m.name, m.role, array(select team_id::text from workspace.team_member where member_id = m.id) as teams
    from auth.session s join workspace.member m on m.id = s."userId"
    where s.id = any(${sessions.map((one) => one.sessionId)}::uuid[]) and m.removed_at is null`.execute(db)
  return new Map(rows.map(({ session, ...actor }) => [session, actor]))
}
