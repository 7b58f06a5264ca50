import { sql } from 'kysely'
import { readOpenings } from '#listening'
import type { Tx } from '#platform/db.ts'
import { record, type Fact } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { EVERYONE } from '../allow.ts'
import { findLike } from './find-like.ts'
import { groupsOf, type Opening } from './group.ts'
import { sketchOf } from './sketch.ts'

/** So many that are nearly the same, within so long of each other (ms), are a flood. */
export const [LEAST, WITHIN] = [5, 24 * 3_600_000]

/**
 * Notices floods among what opened, after it was kept, so that nothing that comes in waits for it: has conversations that open
 * with nearly the same words as others know that they do. They stay conversations with a clock each; lists show them as one
 * line. Somebody we know stands for themselves, and so does who writes something else.
 * @param facts what happened at the desk, of whatever kind; a batch may be seen twice
 */
export async function noticeFloods(tx: Tx, now: Date, facts: readonly Fact[]): Promise<void> {
  const idsOf = (kind: string): string[] => facts.flatMap((fact) => (fact.kind === kind ? (fact.conversationId ?? []) : []))
  const spoke = new Set(idsOf('conversation.joined'))
  const openings = await readSketches(
    tx,
    idsOf('conversation.opened').filter((id) => !spoke.has(id)),
  )
  const groups = groupsOf(openings, await findLike(tx, openings, WITHIN), WITHIN)
  const floods = groups.filter((group) => group.floodId !== null || group.ids.length >= LEAST)
  const members = floods.flatMap(({ floodId, ids }) => {
    const id = floodId ?? newId()
    return ids.map((member) => ({ id: member, floodId: id }))
  })
  if ((await mark(tx, members, [...spoke])) > 0) await record(tx, now, [{ kind: 'desk.flooded', data: { floods: floods.length } }])
}

/** What each of these opened with, where enough was said and it still waits or is held. */
async function readSketches(tx: Tx, ids: readonly string[]): Promise<Opening[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; audience: string }>`
    select id, case visibility when 'public' then ${EVERYONE}::uuid else team_id end as audience from desk.conversation
    where id = any(${ids}::uuid[]) and state in ('waiting_for_us', 'held')`.execute(tx)
  const said = await readOpenings(
    tx,
    rows.map((row) => row.id),
  )
  return rows.flatMap((row) => {
    const first = said.get(row.id)
    const sketch = first && sketchOf(first.text)
    return sketch ? [{ ...sketch, ...row, at: first.at }] : []
  })
}

/**
 * Has them belong together: what still waits or is held with one message and no owner, and whose author has no other conversation
 * with us. Those who spoke again belong to none. All are locked at once, in id order, like everywhere at the desk.
 * @returns how many changed
 */
async function mark(tx: Tx, members: readonly { id: string; floodId: string }[], spoke: readonly string[]): Promise<number> {
  if (members.length === 0 && spoke.length === 0) return 0
  const all = members.map((one) => one.id)
  const { numAffectedRows } = await sql`
    with told (id, flood_id) as materialized (
      select * from unnest(${[...all, ...spoke]}::uuid[], ${[...members.map((one) => one.floodId), ...spoke.map(() => null)]}::uuid[])),
    changing as materialized (
      select conversation.id, told.flood_id from desk.conversation join told using (id)
      where conversation.id = any(${[...all, ...spoke]}::uuid[])
        and case when told.flood_id is null then conversation.flood_id is not null
          else conversation.flood_id is null and state in ('waiting_for_us', 'held') and owner_id is null and items = 1 and not exists (select from (
            select from desk.conversation as other
            where other.person_id = conversation.person_id and other.flood_id is null and other.state <> 'held' and not (other.id = any(${all}::uuid[]))
            limit 1) as known) end
      order by conversation.id for update of conversation)
    update desk.conversation set flood_id = changing.flood_id from changing where conversation.id = changing.id`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
