import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '#platform/db.ts'
import { fromCursor, toCursor } from '#platform/http/route.ts'

/** A person found by name or handle. */
export interface FoundPerson {
  id: string
  name: string
  handles: string[]
}

/** So many are ranked; whoever is not among them is found by typing more. */
const RANKED = 500
/** Three letters make a trigram, with which the index finds words in the middle. Shorter input finds beginnings of words. */
const TRIGRAM = 3

/**
 * People whose name or a handle holds what was typed, without regard to case and accents; where there is none, those that are
 * nearly so (a typing mistake). Best first: the very name or handle, then beginnings, then the most alike.
 */
export async function findPeople(
  db: Db | Tx,
  typed: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: FoundPerson[]; next: string | null }> {
  const [rank, id] = after ? fromCursor(after, z.tuple([z.number(), z.uuid()])) : [null, null]
  const { words, escaped } = plain(typed)
  const { rows } = await sql<FoundPerson & { rank: number }>`
    with ${candidatesFor(words, escaped)},
    ranked as (
      select person.id, person.name, handles.all as handles,
        (case when people.fold(person.name) = said or said = any(handles.folded) then 0 when starts_with(people.fold(person.name), said) then 1 else 2 end
          + 1 - greatest(similarity(people.fold(person.name), said), (select max(similarity(handle, said)) from unnest(handles.folded) as handle), 0))::float8 as rank
      from candidate join people.person on person.id = candidate.id, typed, lateral (
        select coalesce(array_agg(handle order by last_seen_at desc), '{}') as all, coalesce(array_agg(people.fold(handle)), '{}') as folded
        from (select handle, last_seen_at from people.identity where person_id = person.id and handle is not null limit 20) as identity) as handles)
    select id, name, handles, rank from ranked where ${rank}::float8 is null or (rank, id) > (${rank}::float8, ${id}::uuid)
    order by rank, id limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit).map(({ id: person, name, handles }) => ({ id: person, name, handles }))
  const last = rows.length > limit ? rows[limit - 1]! : null
  return { items, next: last && toCursor([last.rank, last.id]) }
}

/** Whoever may be meant: `typed` (said), `candidate` (id). Each way ends at RANKED, so that a common syllable costs no more than a rare one. */
function candidatesFor(words: string, escaped: string) {
  const holds = (text: ReturnType<typeof sql>) =>
    words.length < TRIGRAM
      ? sql`(${text} like people.fold(${`${escaped}%`}) or ${text} like people.fold(${`% ${escaped}%`}))`
      : sql`${text} like people.fold(${`%${escaped}%`})`
  return sql`typed (said) as (select people.fold(${words})),
    holding as (
      (select id from people.person where ${holds(sql`people.fold(name)`)} limit ${RANKED})
      union
      (select person_id from people.identity where handle is not null and ${holds(sql`people.fold(handle)`)} limit ${RANKED})),
    alike as (
      (select id from people.person where not exists (select from holding) and people.fold(${words}) <% people.fold(name) limit ${RANKED})
      union
      (select person_id from people.identity where not exists (select from holding) and handle is not null and people.fold(${words}) <% people.fold(handle) limit ${RANKED})),
    candidate (id) as (select id from holding union select id from alike)`
}

/** Identities that a search takes into account, at most. */
const MEANT = 50

/**
 * Identities that a search for conversations means: by handle, as it is or was; where nobody has it, by what stands in a
 * person's name. In any case, with or without accents. The networks are leapt through, so that a handle is found from the index
 * although it is not said on which network.
 */
export async function findIdentities(db: Db | Tx, typed: string): Promise<string[]> {
  const { words, escaped } = plain(typed)
  const { rows } = await sql<{ id: string }>`
    with recursive leap (name) as (
      (select network from people.identity order by network limit 1)
      union all
      select (select network from people.identity where network > leap.name order by network limit 1) from leap where leap.name is not null),
    called as (
      (select i.id from leap join people.identity i on i.network = leap.name and lower(i.handle) = lower(${words}) limit ${MEANT})
      union
      (select f.identity_id from leap join people.former_handle f on f.network = leap.name and f.handle = lower(${words}) limit ${MEANT})),
    named as (
      select id from people.person
      where not exists (select from called) and ${words.length >= TRIGRAM} and people.fold(name) like people.fold(${`%${escaped}%`}) limit ${MEANT})
    select id from called union all (select i.id from named join people.identity i on i.person_id = named.id limit ${MEANT})`.execute(db)
  return rows.map((row) => row.id)
}

/** What was typed, without a leading @; `escaped`: as it stands in a pattern. */
function plain(typed: string): { words: string; escaped: string } {
  const words = typed.replaceAll('\u0000', '').trim().replace(/^@/, '')
  return { words, escaped: words.replace(/[\\%_]/g, String.raw`\$&`) }
}
