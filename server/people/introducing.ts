import { sql } from 'kysely'
import { lockName, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { identitiesOf, noSuchPerson } from './reading/names.ts'

/** An identity somebody tells us of, not a network. */
export interface Introduced {
  network: string
  /** The user id there: a number as E.164 has it, a mail address in lower case. */
  key: string
}

/** Whom a member met: somebody known, or somebody by name, number and address. */
export interface Met {
  /** Null: whoever has one of these identities, else somebody new. */
  personId: string | null
  name: string | null
  /** The first decides who it is. */
  identities: readonly Introduced[]
}

/**
 * Makes sure that whom a member met is known, with these identities. Networks are locked by whoever calls, in the order of their
 * names (`lockNetworks`), as recognising does.
 *
 * Of somebody new, an identity that another has already is left where it is. Refuses to give somebody known a number or an
 * address that is another's.
 * @returns the person's id
 */
export async function introduce(tx: Tx, at: Date, { personId, name, identities }: Met): Promise<string> {
  const owners = await ownersOf(tx, identities)
  const known = personId ?? owners.find((one) => one !== null) ?? null
  if (personId) {
    await identitiesOf(tx, personId) // refuses one who is not there
    const another = owners.findIndex((one) => one !== null && one !== personId)
    if (another >= 0)
      throw new Refusal('conflict', 'identity-of-another', `${identities[another]!.key} belongs to another person already. Choose them, or leave it out.`, {
        personId: owners[another],
      })
  }
  const id = known ?? (await makePerson(tx, at, name ?? identities[0]?.key ?? ''))
  if (known && name) await nameTheNameless(tx, known, name)
  const missing = identities.filter((_, i) => owners[i] === null)
  await makeIdentities(tx, at, id, name, missing)
  return id
}

/** Waits until nobody else recognises on these networks. */
export async function lockNetworks(tx: Tx, networks: readonly string[]): Promise<void> {
  for (const network of [...new Set(networks)].toSorted()) await lockName(tx, `people ${network}`)
}

/**
 * Under what a person is known on a network that members write for: the number or address that was told, else the one seen
 * last there, else their own place on it, made now.
 */
export async function keyOn(tx: Tx, at: Date, personId: string, network: string): Promise<string> {
  const { rows } = await sql<{ key: string }>`
    select network_user_id as key from people.identity where person_id = ${personId} and network = ${network} order by last_seen_at desc, id limit 1`.execute(
    tx,
  )
  if (rows[0]) return rows[0].key
  const key = `person ${personId}`
  await makeIdentities(tx, at, personId, null, [{ network, key }])
  return key
}

async function ownersOf(tx: Tx, identities: readonly Introduced[]): Promise<(string | null)[]> {
  const { rows } = await sql<{ owner: string | null }>`
    select identity.person_id as owner from unnest(${identities.map((one) => one.network)}::text[], ${identities.map((one) => one.key)}::text[])
      with ordinality as asked (network, key, nth)
    left join people.identity on identity.network = asked.network and network_user_id = asked.key order by nth`.execute(tx)
  return rows.map((row) => row.owner)
}

async function makePerson(tx: Tx, at: Date, name: string): Promise<string> {
  if (!name) throw noSuchPerson()
  const id = newId()
  await sql`insert into people.person (id, name, is_company, first_seen_at) values (${id}, ${name}, false, ${at})`.execute(tx)
  return id
}

/** Who was a bare number or address until now gets the name that was told. */
async function nameTheNameless(tx: Tx, personId: string, name: string): Promise<void> {
  await sql`
    update people.person set name = ${name} where id = ${personId} and named_at is null
      and exists (select from people.identity where person_id = person.id and person.name in (network_user_id, handle))`.execute(tx)
}

async function makeIdentities(tx: Tx, at: Date, personId: string, name: string | null, identities: readonly Introduced[]): Promise<void> {
  if (identities.length === 0) return
  await sql`
    insert into people.identity (id, person_id, network, network_user_id, handle, handle_at, name, first_seen_at, last_seen_at)
    select id, ${personId}, network, key, handle, case when handle is not null then ${at}::timestamptz end, ${name}, ${at}, ${at}
    from unnest(${identities.map(() => newId())}::uuid[], ${identities.map((one) => one.network)}::text[], ${identities.map((one) => one.key)}::text[],
      ${identities.map((one) => handleOf(one))}::text[]) as new (id, network, key, handle)`.execute(tx)
}

/** A number or an address is what people know somebody by; a place of our own making is not. */
const handleOf = ({ key }: Introduced): string | null => (key.startsWith('person ') ? null : key)
