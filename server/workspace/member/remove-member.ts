import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { endAccount } from '../sign-in/account.ts'
import { keepAnAdministrator } from './last-administrator.ts'
import { readMember } from './read-members.ts'

/**
 * Removes a member: signed out at once, out of every team. Their name stays on what they did. The desk reacts to
 * `member.removed` and puts their conversations back into the queues. Refuses the last administrator.
 */
export async function removeMember({ tx, by, now }: Work, id: string): Promise<void> {
  await readMember(tx, id)
  await keepAnAdministrator(tx, id)
  await sql`delete from workspace.team_member where member_id = ${id}`.execute(tx)
  await sql`update workspace.member set removed_at = ${now}, removed_by = ${by.id} where id = ${id}`.execute(tx)
  await endAccount(tx, id)
  await record(tx, now, [{ kind: 'member.removed', by: memberOf(by), data: { memberId: id } }])
}
