import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { Arrival } from '../arrival.ts'
import { EVERYONE } from '../allow.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { groupsOf, type Earlier, type Group, type Opening } from './group.ts'
import { sketchOf } from './sketch.ts'

/** So many that are nearly the same, within so long of each other (ms), are a flood. */
export const [LEAST, WITHIN] = [5, 24 * 3_600_000]
/** Looked at of what came before, for each key of an opening: enough to tell that there are five. */
const FOUND = 8

/**
 * Notices floods: has new conversations that open with nearly the same words as others know that they do. They stay
 * conversations with a clock each; lists show them as one line. One statement a batch, two more while there is a flood. Somebody
 * we know stands for themselves, and so does who writes something else meanwhile.
 */
export async function noticeFloods(
  tx: Tx,
  now: Date,
  arrivals: readonly Arrival[],
  taken: readonly Conversation[],
  there: ReadonlyMap<string, unknown>,
): Promise<void> {
  const openings = openingsIn(arrivals, taken, there)
  const spoke = arrivals.filter((one) => there.has(one.threadId) && one.items.length > 0).map((one) => one.threadId)
  if (openings.length === 0 && spoke.length === 0) return
  const { earlier, kept } = await keepAndFind(tx, openings, spoke)
  const groups = groupsOf(openings, earlier, WITHIN)
  const floods = groups.filter((group) => group.floodId !== null || group.ids.length >= LEAST).map((group) => ({ ...group, floodId: group.floodId ?? newId() }))
  if (floods.length === 0) return
  await mark(tx, floods, new Map([...earlier, ...kept].map(({ id, place }) => [id, place])))
  const fresh = groups.filter((group) => group.floodId === null && group.ids.length >= LEAST).length
  if (fresh > 0) await record(tx, now, [{ kind: 'desk.flooded', data: { floods: fresh } }])
}

function openingsIn(arrivals: readonly Arrival[], taken: readonly Conversation[], there: ReadonlyMap<string, unknown>): Opening[] {
  const texts = new Map(arrivals.map((one) => [one.threadId, one.items.find((item) => item.direction === 'in' && !item.automatic)]))
  return taken.flatMap((c) => {
    const first = there.has(c.id) || (c.state !== 'waiting_for_us' && c.state !== 'held') ? undefined : texts.get(c.id)
    const sketch = first && sketchOf(first.text)
    return first && sketch ? [{ ...sketch, id: c.id, at: first.at, audience: c.visibility === 'public' ? EVERYONE : c.teamId }] : []
  })
}

/**
 * Keeps what conversations opened with, and finds what came before and shares a key. Who spoke again is in no
 * flood any more. In the order of the index: else PostgreSQL believes that a few are met sooner by reading the whole table.
 */
async function keepAndFind(
  tx: Tx,
  openings: readonly Opening[],
  spoke: readonly string[],
): Promise<{ earlier: Earlier[]; kept: Pick<Earlier, 'id' | 'place'>[] }> {
  const near = (key: 'band_a' | 'band_b') => sql`(
    select conversation_id as id, shingles, flood_id as "floodId", ctid::text as place from desk.likeness
    where ${sql.ref(`likeness.${key}`)} = ${sql.ref(`given.${key}`)} and likeness.audience = given.audience
      and likeness.at between given.at - ${WITHIN} * interval '1 ms' and given.at + ${WITHIN} * interval '1 ms'
    order by likeness.at desc limit ${FOUND})`
  const { rows } = await sql<Omit<Earlier, 'nth' | 'shingles'> & { nth: number | null; shingles: Buffer }>`
    with given as materialized (
      select conversation_id, audience, at, decode(shingles, 'hex') as shingles, band_a, band_b, nth::int - 1 as nth
      from unnest(${openings.map((one) => one.id)}::uuid[], ${openings.map((one) => one.audience)}::uuid[], ${openings.map((one) => one.at.toISOString())}::timestamptz[],
        ${openings.map((one) => hexOf(one.shingles))}::text[], ${openings.map((one) => one.bandA)}::int[], ${openings.map((one) => one.bandB)}::int[])
        with ordinality as one (conversation_id, audience, at, shingles, band_a, band_b, nth)),
    kept as (
      insert into desk.likeness (conversation_id, audience, at, shingles, band_a, band_b) select conversation_id, audience, at, shingles, band_a, band_b from given
      returning conversation_id as id, ctid::text as place),
    alone as (update desk.conversation set flood_id = null where id = any(${spoke}::uuid[]) and flood_id is not null)
    select null as nth, id, ''::bytea as shingles, null as "floodId", place from kept
    union all select given.nth, found.* from given, lateral (${near('band_a')} union all ${near('band_b')}) as found`.execute(tx)
  return {
    earlier: rows.flatMap(({ nth, shingles, ...row }) => (nth === null ? [] : { ...row, nth, shingles: shinglesIn(shingles) })),
    kept: rows.filter((row) => row.nth === null),
  }
}

/** As bytes they are written and read a hundred times as fast as a list of numbers. */
const hexOf = ({ buffer, byteOffset, byteLength }: Int32Array): string => Buffer.from(buffer, byteOffset, byteLength).toString('hex')
const shinglesIn = ({ buffer, byteOffset, byteLength }: Buffer): Int32Array => new Int32Array(buffer.slice(byteOffset, byteOffset + byteLength))

/**
 * Has them belong together: what still waits or is held, and whose authors have no other conversation with us. Nothing is waited for, as
 * the conversations of other channels may be at hand elsewhere: one that is stays a line of its own until the next of its flood comes.
 */
async function mark(tx: Tx, floods: readonly (Group & { floodId: string })[], places: ReadonlyMap<string, string>): Promise<void> {
  const members = floods.flatMap(({ floodId, ids }) => ids.map((id) => ({ id, floodId, place: places.get(id)! })))
  const all = members.map((one) => one.id)
  await sql`
    with member as materialized (
      select * from unnest(${all}::uuid[], ${members.map((one) => one.floodId)}::uuid[], ${members.map((one) => one.place)}::tid[]) as one (id, flood_id, place)),
    free as materialized (
      select conversation.id, member.flood_id from member join desk.conversation on conversation.id = member.id
      where conversation.flood_id is null and state in ('waiting_for_us', 'held') and owner_id is null
        and not exists (select from desk.conversation as other
          where other.person_id = conversation.person_id and other.flood_id is null and other.state <> 'held' and not (other.id = any(${all}::uuid[])))
      for update of conversation skip locked),
    flooded as (update desk.conversation set flood_id = free.flood_id from free where conversation.id = free.id),
    remembered as materialized (
      select likeness.ctid as place, member.flood_id from member join desk.likeness on likeness.ctid = member.place
      where likeness.conversation_id = member.id and likeness.flood_id is null for update of likeness skip locked)
    update desk.likeness set flood_id = remembered.flood_id from remembered where likeness.ctid = remembered.place`.execute(tx)
}
