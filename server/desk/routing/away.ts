import { sql } from 'kysely'
import { findMember, readMembers } from '#workspace'
import type { Db, Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { demandMember, seesAll } from '../allow.ts'

/** Somebody who gets nothing by itself for now. `until` null: until they say otherwise. */
export interface Away {
  member: { id: string; name: string }
  since: Date
  until: Date | null
}

/** Who is away now, the longest first. */
export async function readAway(db: Db | Tx, now: Date): Promise<Away[]> {
  const { rows } = await sql<{ id: string; since: Date; until: Date | null }>`
    select member_id as id, since, until from desk.away where until is null or until > ${now} order by since, member_id limit 500`.execute(db)
  const members = await readMembers(
    db,
    rows.map((row) => row.id),
  )
  return rows.flatMap(({ id, since, until }) => {
    const member = members.get(id)
    return member && !member.removed ? { member: { id, name: member.name }, since, until } : []
  })
}

/** Says that a member is away: they keep what they have, and get nothing more by itself. Oneself, or anybody if one leads. */
export async function goAway(work: Work, memberId: string, until: Date | null): Promise<void> {
  const { tx, by, now } = work
  demandSelf(work, memberId)
  if (!(await findMember(tx, memberId))) throw new Refusal('not-found', 'no-such-member', 'This colleague is not with the company any more. Choose another.')
  if (until && until <= now) throw new Refusal('invalid', 'away-is-past', 'This moment has passed. Choose a later one.')
  await sql`
    insert into desk.away (member_id, since, until, by) values (${memberId}, ${now}, ${until}, ${by.id})
    on conflict (member_id) do update set since = excluded.since, until = excluded.until, by = excluded.by`.execute(tx)
  await record(tx, now, [{ kind: 'desk.away_said', by: memberOf(by), data: { memberId, until: until && until.toISOString() } }])
}

/** Says that a member is back. */
export async function comeBack(work: Work, memberId: string): Promise<void> {
  const { tx, by, now } = work
  demandSelf(work, memberId)
  await sql`delete from desk.away where member_id = ${memberId}`.execute(tx)
  await record(tx, now, [{ kind: 'desk.back_said', by: memberOf(by), data: { memberId } }])
}

function demandSelf({ by }: Work, memberId: string): void {
  if (seesAll(by) || demandMember(by) === memberId) return
  throw new Refusal('not-allowed', 'not-yourself', 'Only leads say this of a colleague. Ask one, or the colleague.')
}
