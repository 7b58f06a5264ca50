import { sql } from 'kysely'
import type { Look } from '#platform/work.ts'
import { readMember, type MemberRow } from './read-members.ts'
import { ABILITIES, may } from '../role.ts'

/** Who asks, with what they may do. A key is shown as if it were a member without an address. */
export async function readMe({ db, by, now }: Look): Promise<MemberRow & { company: string; abilities: string[]; demo: boolean }> {
  const { rows } = await sql<{ company: string; demo: boolean }>`
    select name as company, exists (select from platform.setting where name = 'demo') as demo from workspace.company`.execute(db)
  const member = by.kind === 'member' ? await readMember(db, by.id) : asMember(by, now)
  return { ...member, ...rows[0]!, abilities: (Object.keys(ABILITIES) as (keyof typeof ABILITIES)[]).filter((ability) => may(by.role, ability)) }
}

const asMember = (by: Look['by'], now: Date): MemberRow => ({
  id: by.id,
  name: by.name,
  email: '',
  role: by.role as MemberRow['role'],
  teams: [],
  languages: [],
  timeZone: null,
  language: null,
  twoFactor: false,
  joinedAt: now,
  invited: false,
})
