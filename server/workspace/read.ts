import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { WorkspaceTables } from './tables.ts'

const workspace = (db: Db | Tx) => db as Db<WorkspaceTables>

/** A member as other domains show one; `removed` ones keep their name on what they did. */
export interface MemberName {
  id: string
  name: string
  removed: boolean
}

/** Names for these ids. An id nobody has is left out. */
export async function readMembers(db: Db | Tx, ids: readonly string[]): Promise<Map<string, MemberName>> {
  if (ids.length === 0) return new Map()
  const rows = await workspace(db)
    .selectFrom('workspace.member')
    .select(['id', 'name', 'removed_at'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, { id: row.id, name: row.name, removed: row.removed_at !== null }]))
}

/** What a member brings to an assignment: role, teams, languages. */
export interface MemberAtWork {
  id: string
  name: string
  role: string
  teams: string[]
  languages: string[]
}

/** The member, if still with the company. */
export async function findMember(db: Db | Tx, id: string): Promise<MemberAtWork | null> {
  const { rows } = await sql<MemberAtWork>`
    select id, name, role, languages, array(select team_id::text from workspace.team_member where member_id = member.id) as teams
    from workspace.member where id = ${id} and removed_at is null`.execute(db)
  return rows[0] ?? null
}

/** The time zone the company lives in, an IANA name: in it its days and months begin. */
export async function readTimeZone(db: Db | Tx): Promise<string> {
  const row = await workspace(db).selectFrom('workspace.company').select('time_zone').executeTakeFirst()
  return row?.time_zone ?? 'UTC'
}

/** A team as other domains know it. `timeZone` is an IANA name. */
export interface Team {
  id: string
  name: string
  purpose: 'care' | 'sales' | 'marketing' | 'other'
  timeZone: string
  /** Takes what no rule sends elsewhere. There is exactly one. */
  isDefault: boolean
}

/** The teams there are, the default one first, then by name. At most 200. */
export async function readTeams(db: Db | Tx): Promise<Team[]> {
  return workspace(db)
    .selectFrom('workspace.team')
    .select(['id', 'name', 'purpose', 'time_zone as timeZone', 'is_default as isDefault'])
    .where('removed_at', 'is', null)
    .orderBy('is_default', 'desc')
    .orderBy('name')
    .limit(200)
    .execute()
}

/** The ids of the teams in which nobody works. */
export async function readEmptyTeams(db: Db | Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from workspace.team where removed_at is null and not exists (
      select from workspace.team_member join workspace.member on member.id = member_id where team_id = team.id and member.removed_at is null)`.execute(db)
  return rows.map((row) => row.id)
}

/** Everybody at work, and the teams they work in. */
export interface Staff {
  teams: Team[]
  /** In no particular order. */
  members: MemberAtWork[]
}

/** The teams as `readTeams` has them, and all members who are with the company, in one statement. At most 2,000 members. */
export async function readStaff(db: Db | Tx): Promise<Staff> {
  const { rows } = await sql<Staff>`
    select
      (select coalesce(json_agg(team), '[]') from (
        select id, name, purpose, time_zone as "timeZone", is_default as "isDefault" from workspace.team
        where removed_at is null order by is_default desc, name limit 200) as team) as teams,
      (select coalesce(json_agg(member), '[]') from (
        select id, name, role, languages, array(select team_id::text from workspace.team_member where member_id = member.id) as teams
        from workspace.member where removed_at is null limit 2000) as member) as members`.execute(db)
  return rows[0]!
}

/** Whom Aerie may write to. `language`: of their screens, like `de`. */
export interface Addressee {
  id: string
  email: string
  language: string
}

/** The members of these roles who have joined, to be written to. At most 200. */
export async function readAddressees(db: Db | Tx, roles: readonly string[]): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select id, email, coalesce(language, (select language from workspace.company limit 1), 'en') as language
    from workspace.member where role = any(${roles}) and removed_at is null and joined_at is not null order by id limit 200`.execute(db)
  return rows
}

/** A name the company answers under. */
export interface Brand {
  id: string
  name: string
}

/** Brands by name. There are never more than 200. */
export async function readBrands(db: Db | Tx): Promise<Brand[]> {
  return workspace(db).selectFrom('workspace.brand').select(['id', 'name']).orderBy('name').limit(200).execute()
}
