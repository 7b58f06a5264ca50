import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { memberOf, type Work } from '#platform/work.ts'
import type { Role } from '../role.ts'
import { keepAnAdministrator } from './last-administrator.ts'
import { readMember, type MemberRow } from './read-members.ts'
import { setTeamsOf } from './teams-of-member.ts'

/** What may be changed; what is left out stays. */
export interface MemberChange {
  name?: string
  role?: Role
  teams?: string[]
  languages?: string[]
  timeZone?: string | null
  language?: string | null
}

/** Changes a member, oneself or another. Refuses to take the role from the last administrator. */
export async function changeMember({ tx, by, now }: Work, id: string, change: MemberChange): Promise<MemberRow> {
  const before = await readMember(tx, id)
  if (change.role && change.role !== 'administrator') await keepAnAdministrator(tx, id)
  const after = { ...before, ...change }
  await sql`
    update workspace.member set name = ${after.name}, role = ${after.role}, languages = ${after.languages}, time_zone = ${after.timeZone}, language = ${after.language}
    where id = ${id}`.execute(tx)
  if (change.name) await sql`update auth."user" set name = ${change.name} where id = ${id}`.execute(tx)
  if (change.teams) await setTeamsOf(tx, id, change.teams)
  await record(tx, now, [{ kind: 'member.changed', by: memberOf(by), data: { memberId: id, what: Object.keys(change), role: after.role } }])
  return readMember(tx, id)
}
