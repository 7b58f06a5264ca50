import { sql } from 'kysely'
import { ONE_BY_ONE, type Tx } from '#platform/db.ts'
import type { IdentityRow } from '../tables.ts'
import { asCustomer, customerOf } from '../tiers/read-tiers.ts'
import type { Customer } from '../tiers/tier.ts'
import type { Identity, Known } from './identity.ts'
import { keyOf, plainHandle, type Author } from './author.ts'

interface Row extends IdentityRow, Customer {
  formerly: string | null
  person_name: string
  is_company: boolean
  person_first_seen_at: Date
  named_at: Date | null
}

/** Everyone an author may be: by key, as the bare handle they were before the id was known, or as whoever has or had the handle. */
export async function findKnown(
  tx: Tx,
  authors: readonly Pick<Author, 'network' | 'id' | 'handle'>[],
): Promise<{ identity: Identity; formerly: string | null }[]> {
  const keys = pairs(
    authors.flatMap((author) => [
      [author.network, keyOf(author)] as const,
      ...(author.handle ? [[author.network, `@${plainHandle(author.handle)}`] as const] : []),
    ]),
  )
  const bare = pairs(authors.flatMap((author) => (author.id === null ? [[author.network, plainHandle(author.handle ?? '')] as const] : [])))
  const { rows } = await sql<Row>`
    with asked (network, handle) as (select * from unnest(${bare.networks}::text[], ${bare.others}::text[])),
    found as (
      select i.*, null as formerly from unnest(${keys.networks}::text[], ${keys.others}::text[]) as key (network, value),
        lateral (select * from people.identity where network = key.network and network_user_id = key.value ${ONE_BY_ONE}) as i
      union
      select i.*, null from asked, lateral (select * from people.identity where network = asked.network and lower(handle) = asked.handle ${ONE_BY_ONE}) as i
      union
      select i.*, f.handle from asked join people.former_handle f on f.network = asked.network and f.handle = asked.handle join people.identity i on i.id = f.identity_id
    )
    select found.*, p.name as person_name, p.is_company, p.first_seen_at as person_first_seen_at, p.named_at, ${customerOf('p')}
    from found, lateral (select * from people.person where id = found.person_id ${ONE_BY_ONE}) as p`.execute(tx)
  return toIdentities(rows)
}

function pairs(all: (readonly [string, string])[]): { networks: string[]; others: string[] } {
  const once = [...new Map(all.map((pair) => [pair.join(' '), pair])).values()]
  return { networks: once.map(([network]) => network), others: once.map(([, other]) => other) }
}

/** One object a person and an identity, however many rows tell of them. */
function toIdentities(rows: readonly Row[]): { identity: Identity; formerly: string | null }[] {
  const people = new Map<string, Known>()
  const identities = new Map<string, Identity>()
  for (const row of rows) {
    if (!people.has(row.person_id))
      people.set(row.person_id, {
        id: row.person_id,
        name: row.person_name,
        isCompany: row.is_company,
        firstSeenAt: row.person_first_seen_at,
        named: row.named_at !== null,
        customer: asCustomer(row),
      })
    if (!identities.has(row.id)) identities.set(row.id, toIdentity(row, people.get(row.person_id)!))
  }
  return rows.map((row) => ({ identity: identities.get(row.id)!, formerly: row.formerly }))
}

const toIdentity = (row: Row, person: Known): Identity => ({
  id: row.id,
  person,
  network: row.network,
  key: row.network_user_id,
  handle: row.handle,
  handleAt: row.handle_at,
  name: row.name,
  url: row.url,
  followers: row.followers,
  language: row.language,
  firstSeenAt: row.first_seen_at,
  lastSeenAt: row.last_seen_at,
  former: new Map(),
  isNew: false,
})
