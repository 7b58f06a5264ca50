import { sql } from 'kysely'
import type { MemberAtWork } from '#workspace'
import type { Tx } from '#platform/db.ts'
import type { Routing } from './routing.ts'
import type { Roster } from './whose.ts'

/** What is known of the crew and of who answered whom. */
interface Row {
  loads: { id: string; load: number }[]
  away: string[]
  last: { personId: string; memberId: string; at: string }[]
}

/** Of whom and of what it is asked. */
interface Asked {
  crew: readonly MemberAtWork[]
  /** Those whose conversations open. */
  personIds: readonly string[]
  routing: Routing
  now: Date
}

/**
 * How those who may get something stand, in one statement; none when nothing opens or nobody could get it. What is given is
 * counted, so that of a hundred that come at once nobody gets more than they can bear.
 */
export async function readRoster(tx: Tx, asked: Asked): Promise<Roster & { give(memberId: string): void }> {
  const row = asked.personIds.length > 0 && asked.crew.length > 0 ? await readRow(tx, asked) : { loads: [], away: [], last: [] }
  const loads = new Map(row.loads.map((one) => [one.id, one.load]))
  const last = new Map(row.last.map(({ personId, memberId, at }) => [personId, { memberId, at: new Date(at) }]))
  const loadOf = (memberId: string): number => loads.get(memberId) ?? 0
  return {
    crew: asked.crew,
    loadOf,
    isAway: (memberId) => row.away.includes(memberId),
    lastAgentOf: (personId) => last.get(personId) ?? null,
    dealOwnerOf: () => null,
    give: (memberId) => void loads.set(memberId, loadOf(memberId) + 1),
  }
}

async function readRow(tx: Tx, { crew, personIds, routing, now }: Asked): Promise<Row> {
  const since = new Date(now.getTime() - (routing.lastAgentDays ?? 0) * 86_400_000)
  const { rows } = await sql<Row>`
    select
      (select coalesce(json_agg(json_build_object('id', member.id, 'load', load)), '[]') from unnest(${crew.map((one) => one.id)}::uuid[]) as member (id), lateral (
        select count(*)::int as load from (
          select from desk.conversation where owner_id = member.id and state = 'waiting_for_us' limit ${routing.load}) as waiting) as one) as loads,
      (select coalesce(json_agg(member_id), '[]') from desk.away where until is null or until > ${now}) as away,
      (select coalesce(json_agg(json_build_object('personId', person.id, 'memberId', answered_by, 'at', answered_at)), '[]')
        from unnest(${[...new Set(personIds)]}::uuid[]) as person (id), lateral (
          select answered_by, answered_at from desk.conversation
          where person_id = person.id and answered_by is not null and answered_at >= ${since} order by answered_at desc limit 1) as one) as last`.execute(tx)
  return rows[0]!
}
