import { sql } from 'kysely'
import { lockName, type Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'

/**
 * Refuses to leave the company without an administrator who can sign in; an invitation that nobody took up does not count.
 * Asked before one steps down or goes. The lock makes two who leave at once wait for each other.
 */
export async function keepAnAdministrator(tx: Tx, leaving: string): Promise<void> {
  await lockName(tx, 'workspace administrators')
  const { rows } = await sql<{ id: string; there: boolean }>`
    select id, exists (select from auth.account where "userId" = member.id) as there
    from workspace.member where role = 'administrator' and removed_at is null`.execute(tx)
  if (!rows.some((one) => one.id === leaving) || rows.some((one) => one.id !== leaving && one.there)) return
  throw new Refusal('conflict', 'last-administrator', 'This is the last administrator. Make somebody else one first.')
}
