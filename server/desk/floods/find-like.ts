import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Earlier, Opening } from './group.ts'

/** Looked at of what came before, for each key of an opening: enough to tell that there are five. */
const FOUND = 8

/**
 * Keeps what conversations opened with, and finds what came before within so long (ms) and shares a key, with the flood it is in.
 * In the order of the index: else PostgreSQL believes that a few are met sooner by reading the whole table.
 */
export async function findLike(tx: Tx, openings: readonly Opening[], within: number): Promise<Earlier[]> {
  if (openings.length === 0) return []
  const near = (key: 'band_a' | 'band_b') => sql`(
    select conversation_id, shingles from desk.likeness
    where ${sql.ref(`likeness.${key}`)} = ${sql.ref(`given.${key}`)} and likeness.audience = given.audience
      and likeness.at between given.at - ${within} * interval '1 ms' and given.at + ${within} * interval '1 ms'
    order by likeness.at desc limit ${FOUND})`
  const { rows } = await sql<Omit<Earlier, 'shingles'> & { shingles: Buffer }>`
    with given as materialized (
      select conversation_id, audience, at, decode(shingles, 'hex') as shingles, band_a, band_b, nth::int - 1 as nth
      from unnest(${openings.map((one) => one.id)}::uuid[], ${openings.map((one) => one.audience)}::uuid[], ${openings.map((one) => one.at.toISOString())}::timestamptz[],
        ${openings.map((one) => hexOf(one.shingles))}::text[], ${openings.map((one) => one.bandA)}::int[], ${openings.map((one) => one.bandB)}::int[])
        with ordinality as one (conversation_id, audience, at, shingles, band_a, band_b, nth)),
    kept as (
      insert into desk.likeness (conversation_id, audience, at, shingles, band_a, band_b)
      select conversation_id, audience, at, shingles, band_a, band_b from given)
    select given.nth, found.conversation_id as id, found.shingles, (select flood_id from desk.conversation where id = found.conversation_id) as "floodId"
    from given, lateral (${near('band_a')} union all ${near('band_b')}) as found where found.conversation_id <> given.conversation_id`.execute(tx)
  return rows.map((row) => ({ ...row, shingles: shinglesIn(row.shingles) }))
}

/** As bytes they are written and read a hundred times as fast as a list of numbers. */
const hexOf = ({ buffer, byteOffset, byteLength }: Int32Array): string => Buffer.from(buffer, byteOffset, byteLength).toString('hex')
const shinglesIn = ({ buffer, byteOffset, byteLength }: Buffer): Int32Array => new Int32Array(buffer.slice(byteOffset, byteOffset + byteLength))
