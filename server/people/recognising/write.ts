import { sql } from 'kysely'
import { giveItems } from '#listening'
import type { Tx } from '#platform/db.ts'
import type { Acquaintances } from './acquaintance.ts'
import type { Identity, Known } from './identity.ts'

/** Writes what a batch taught: the new in one statement, the changed in one each for identities and people, handles in one. */
export async function writeKnown(tx: Tx, { identities, merged }: Acquaintances, before: ReadonlyMap<Identity, Identity>): Promise<void> {
  const all = [...identities]
  await writeNew(
    tx,
    all.filter((identity) => identity.isNew),
  )
  await writeMerged(
    tx,
    [...merged].filter(([from]) => !from.isNew),
  )
  await writeChanged(
    tx,
    all.filter((identity) => hasChanged(identity, before.get(identity))),
  )
  await writePeople(
    tx,
    all.filter((identity) => personChanged(identity.person, before.get(identity)?.person)).map((identity) => identity.person),
  )
  await writeFormer(
    tx,
    all.filter((identity) => before.get(identity)?.handle !== identity.handle || identity.former.size > 0),
  )
}

const hasChanged = (now: Identity, before: Identity | undefined): boolean =>
  before !== undefined &&
  (['key', 'handle', 'name', 'url', 'followers', 'language'].some((field) => now[field as keyof Identity] !== before[field as keyof Identity]) ||
    ['handleAt', 'firstSeenAt', 'lastSeenAt'].some((field) => Number(now[field as keyof Identity]) !== Number(before[field as keyof Identity])))

const personChanged = (now: Known, before: Known | undefined): boolean =>
  before !== undefined &&
  (now.name !== before.name || now.isCompany !== before.isCompany || now.named !== before.named || now.firstSeenAt.getTime() !== before.firstSeenAt.getTime())

const instants = (all: readonly Identity[], field: 'firstSeenAt' | 'lastSeenAt' | 'handleAt'): (string | null)[] =>
  all.map((identity) => identity[field]?.toISOString() ?? null)

async function writeNew(tx: Tx, fresh: readonly Identity[]): Promise<void> {
  if (fresh.length === 0) return
  await sql`
    with new as (
      select * from unnest(${fresh.map((one) => one.id)}::uuid[], ${fresh.map((one) => one.person.id)}::uuid[], ${fresh.map((one) => one.person.name)}::text[],
        ${fresh.map((one) => one.person.isCompany)}::boolean[], ${fresh.map((one) => one.network)}::text[], ${fresh.map((one) => one.key)}::text[],
        ${fresh.map((one) => one.handle)}::text[], ${instants(fresh, 'handleAt')}::timestamptz[], ${fresh.map((one) => one.name)}::text[], ${fresh.map((one) => one.url)}::text[],
        ${fresh.map((one) => one.followers)}::int[], ${fresh.map((one) => one.language)}::text[], ${instants(fresh, 'firstSeenAt')}::timestamptz[],
        ${instants(fresh, 'lastSeenAt')}::timestamptz[])
        as new (id, person_id, person_name, is_company, network, key, handle, handle_at, name, url, followers, language, first_seen_at, last_seen_at)
    ), person as (
      insert into people.person (id, name, is_company, first_seen_at) select person_id, person_name, is_company, first_seen_at from new
    )
    insert into people.identity (id, person_id, network, network_user_id, handle, handle_at, name, url, followers, language, first_seen_at, last_seen_at)
    select id, person_id, network, key, handle, handle_at, name, url, followers, language, first_seen_at, last_seen_at from new`.execute(tx)
}

async function writeChanged(tx: Tx, changed: readonly Identity[]): Promise<void> {
  if (changed.length === 0) return
  await sql`
    update people.identity set network_user_id = new.key, handle = new.handle, handle_at = new.handle_at, name = new.name, url = new.url,
      followers = new.followers, language = new.language, first_seen_at = new.first_seen_at, last_seen_at = new.last_seen_at
    from unnest(${changed.map((one) => one.id)}::uuid[], ${changed.map((one) => one.key)}::text[], ${changed.map((one) => one.handle)}::text[],
      ${instants(changed, 'handleAt')}::timestamptz[], ${changed.map((one) => one.name)}::text[], ${changed.map((one) => one.url)}::text[],
      ${changed.map((one) => one.followers)}::int[], ${changed.map((one) => one.language)}::text[], ${instants(changed, 'firstSeenAt')}::timestamptz[],
      ${instants(changed, 'lastSeenAt')}::timestamptz[])
      as new (id, key, handle, handle_at, name, url, followers, language, first_seen_at, last_seen_at)
    where identity.id = new.id`.execute(tx)
}

async function writePeople(tx: Tx, changed: readonly Known[]): Promise<void> {
  if (changed.length === 0) return
  const people = [...new Set(changed)]
  await sql`
    update people.person set name = case when named_at is null then new.name else person.name end, is_company = new.is_company, first_seen_at = new.first_seen_at
    from unnest(${people.map((one) => one.id)}::uuid[], ${people.map((one) => one.name)}::text[], ${people.map((one) => one.isCompany)}::boolean[],
      ${people.map((one) => one.firstSeenAt.toISOString())}::timestamptz[]) as new (id, name, is_company, first_seen_at)
    where person.id = new.id`.execute(tx)
}

/** A handle that is the current one again is no former one. */
async function writeFormer(tx: Tx, changed: readonly Identity[]): Promise<void> {
  const former = changed.flatMap((identity) => [...identity.former].map(([handle, until]) => ({ identity, handle, until })))
  if (former.length === 0) return
  const current = changed.filter((identity) => identity.handle)
  await sql`
    insert into people.former_handle (identity_id, network, handle, until)
    select * from unnest(${former.map((one) => one.identity.id)}::uuid[], ${former.map((one) => one.identity.network)}::text[],
      ${former.map((one) => one.handle)}::text[], ${former.map((one) => one.until.toISOString())}::timestamptz[])
    on conflict (identity_id, handle) do update set until = greatest(former_handle.until, excluded.until)`.execute(tx)
  await sql`
    delete from people.former_handle using unnest(${current.map((one) => one.id)}::uuid[], ${current.map((one) => one.handle!.toLowerCase())}::text[]) as now (id, handle)
    where former_handle.identity_id = now.id and former_handle.handle = now.handle`.execute(tx)
}

/** A bare handle turned out to be somebody known by id: items, notes, handles and other identities go over, then it is gone. */
async function writeMerged(tx: Tx, merged: readonly (readonly [Identity, Identity])[]): Promise<void> {
  if (merged.length === 0) return
  const pairs = sql`unnest(${merged.map(([from]) => from.id)}::uuid[], ${merged.map(([, into]) => into.id)}::uuid[],
    ${merged.map(([from]) => from.person.id)}::uuid[], ${merged.map(([, into]) => into.person.id)}::uuid[]) as same (from_id, into_id, from_person, into_person)`
  await giveItems(
    tx,
    merged.map(([from, into]) => ({ from: from.id, into: into.id })),
  )
  await sql`
    insert into people.former_handle (identity_id, network, handle, until)
    select same.into_id, f.network, f.handle, max(f.until) from people.former_handle f join ${pairs} on f.identity_id = same.from_id group by 1, 2, 3
    on conflict (identity_id, handle) do update set until = greatest(former_handle.until, excluded.until)`.execute(tx)
  await sql`delete from people.identity using ${pairs} where identity.id = same.from_id`.execute(tx)
  await sql`update people.identity set person_id = same.into_person from ${pairs} where identity.person_id = same.from_person`.execute(tx)
  await sql`update people.note set person_id = same.into_person from ${pairs} where note.person_id = same.from_person`.execute(tx)
  await sql`
    update people.person set
      name = case when person.named_at is null and f.named_at is not null then f.name else person.name end,
      named_at = coalesce(person.named_at, f.named_at), named_by = case when person.named_at is null then f.named_by else person.named_by end,
      tier_id = coalesce(person.tier_id, f.tier_id), account_owner_id = coalesce(person.account_owner_id, f.account_owner_id)
    from ${pairs} join people.person f on f.id = same.from_person
    where person.id = same.into_person and (person.named_at is null and f.named_at is not null or f.tier_id is not null or f.account_owner_id is not null)`.execute(
    tx,
  )
  await sql`delete from people.person using ${pairs} where person.id = same.from_person and same.from_person <> same.into_person`.execute(tx)
}
