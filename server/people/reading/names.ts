import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import { asCustomer, customerOf } from '../tiers/read-tiers.ts'
import type { Customer } from '../tiers/tier.ts'

/** A person as other domains show one. */
export interface PersonName {
  id: string
  name: string
  /** Of the identity seen last; null: the network told none. */
  handle: string | null
}

/** Names for these people, by id. */
export async function readPeople(db: Db | Tx, ids: readonly string[]): Promise<Map<string, PersonName>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<PersonName>`
    select id, name, (select handle from people.identity where person_id = person.id order by last_seen_at desc, identity.id limit 1) as handle
    from people.person where id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whose an identity is, and how it is addressed on its network. */
export interface AuthorName {
  identityId: string
  personId: string
  name: string
  handle: string | null
  networkUserId: string
}

/** Who wrote, by identity. */
export async function readAuthors(db: Db | Tx, identityIds: readonly string[]): Promise<Map<string, AuthorName>> {
  if (identityIds.length === 0) return new Map()
  const { rows } = await sql<AuthorName>`
    select identity.id as "identityId", person_id as "personId", person.name, handle, network_user_id as "networkUserId"
    from people.identity join people.person on person.id = person_id where identity.id = any(${[...new Set(identityIds)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.identityId, row]))
}

/** Whatever the persons behind these identities are called, anywhere and ever: names, handles, former handles; by identity. */
export async function readKnownNames(db: Db | Tx, identityIds: readonly string[]): Promise<Map<string, string[]>> {
  if (identityIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; names: string[] }>`
    select asked.id, array(
      select person.name from people.person where person.id = asked.person_id
      union select name from people.identity where person_id = asked.person_id and name is not null
      union select handle from people.identity where person_id = asked.person_id and handle is not null
      union select former_handle.handle from people.former_handle join people.identity on identity.id = identity_id where person_id = asked.person_id
      limit 100) as names
    from people.identity as asked where asked.id = any(${[...new Set(identityIds)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.names]))
}

/** What counts of who wrote, besides the words. */
export interface AuthorWeight {
  /** On their network; null: it does not tell. */
  followers: number | null
  /** What they are to the company; null: nobody said. */
  customer: Customer | null
}

/** What counts of who wrote, by identity. */
export async function readWeights(db: Db | Tx, identityIds: readonly string[]): Promise<Map<string, AuthorWeight>> {
  if (identityIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; followers: number | null } & Customer>`
    select identity.id, followers, ${customerOf('person')}
    from people.identity join people.person on person.id = person_id where identity.id = any(${[...new Set(identityIds)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, { followers: row.followers, customer: asCustomer(row) }]))
}

/** Nobody has this id, or not any more. */
export const noSuchPerson = (): Refusal =>
  new Refusal('not-found', 'no-such-person', 'This person is not there. They may have been joined with another; look for them by name.')

/** The identities of a person. Refuses one who is not there. */
export async function identitiesOf(db: Db | Tx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string | null }>`
    select identity.id from people.person left join people.identity on person_id = person.id where person.id = ${personId} order by identity.id limit 100`.execute(
    db,
  )
  if (rows.length === 0) throw noSuchPerson()
  return rows.flatMap((row) => row.id ?? [])
}
