import { sql } from 'kysely'
import { z } from 'zod'
import { fromCursor, toCursor } from '#platform/http/route.ts'
import type { Db, Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Role } from '../role.ts'

/** A member with everything the screens show. */
export interface MemberRow {
  id: string
  name: string
  email: string
  role: Role
  teams: { id: string; name: string }[]
  languages: string[]
  timeZone: string | null
  language: string | null
  twoFactor: boolean
  joinedAt: Date
  invited: boolean
}

const MEMBER = sql<MemberRow>`
  select m.id, m.name, m.email, m.role, m.languages, m.time_zone as "timeZone", m.language, m.joined_at as "joinedAt",
    coalesce(u."twoFactorEnabled", false) as "twoFactor",
    not exists (select from auth.account where "userId" = m.id) as invited,
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name)
      from workspace.team_member tm join workspace.team t on t.id = tm.team_id where tm.member_id = m.id), '[]') as teams
  from workspace.member m left join auth."user" u on u.id = m.id
  where m.removed_at is null`

const Place = z.tuple([z.string(), z.uuid()])

/** The members by name, a page at a time. */
export async function listMembers(db: Db | Tx, { after, limit }: { after?: string; limit: number }): Promise<{ items: MemberRow[]; next: string | null }> {
  const from = after ? fromCursor(after, Place) : null
  const { rows } = await sql<MemberRow>`
    ${MEMBER} ${from ? sql`and (lower(m.name), m.id) > (${from[0]}, ${from[1]}::uuid)` : sql``}
    order by lower(m.name), m.id limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? toCursor([last.name.toLowerCase(), last.id]) : null }
}

/** One member. Refuses an id that is nobody's, or of somebody who left. */
export async function readMember(db: Db | Tx, id: string): Promise<MemberRow> {
  const { rows } = await sql<MemberRow>`${MEMBER} and m.id = ${id}`.execute(db)
  if (rows[0]) return rows[0]
  throw new Refusal('not-found', 'no-such-member', 'There is no such member. They may have been removed.')
}
