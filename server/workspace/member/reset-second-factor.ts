import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { forgetSecondFactor } from '../sign-in/account.ts'
import { readMember, type MemberRow } from './read-members.ts'

/**
 * Takes the second factor from a member who lost the phone and the backup codes: the password alone lets them in, until they
 * set up another. They are signed out everywhere, for the phone may be in other hands. Refuses who has none.
 */
export async function resetSecondFactor({ tx, by, now }: Work, id: string): Promise<MemberRow> {
  const member = await readMember(tx, id)
  if (!member.twoFactor) throw new Refusal('conflict', 'no-second-factor', 'This member has no second factor set up. They sign in with their password alone.')
  await forgetSecondFactor(tx, id)
  await record(tx, now, [{ kind: 'member.changed', by: memberOf(by), data: { memberId: id, what: ['secondFactor'], role: member.role } }])
  return readMember(tx, id)
}

/** The member who signs in with this address. Refuses one that is nobody's. */
export async function memberWithAddress(tx: Tx, email: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from workspace.member where removed_at is null and lower(email) = ${email.toLowerCase()}`.execute(tx)
  if (rows[0]) return rows[0].id
  throw new Refusal('not-found', 'no-such-member', `Nobody here signs in as ${email}. Check the spelling.`)
}
