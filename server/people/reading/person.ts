import { sql } from 'kysely'
import type { z } from 'zod'
import { readMembers } from '#workspace'
import type { Db, Tx } from '#platform/db.ts'
import type { PersonNoteView, PersonView } from '../contract.ts'
import { customerOf } from '../tiers/read-tiers.ts'
import type { Customer } from '../tiers/tier.ts'
import { noSuchPerson } from './names.ts'

interface IdentityRow {
  id: string
  network: string
  network_user_id: string
  handle: string | null
  name: string | null
  url: string | null
  followers: number | null
  first_seen_at: string
  former: string[]
}

interface NoteRow {
  id: string
  text: string
  by: string | null
  at: string
}

interface Row extends Customer {
  id: string
  name: string
  first_seen_at: Date
  identities: IdentityRow[]
  notes: NoteRow[]
}

/** A person as the panel shows one: identities with the handles they had, newest notes first. Refuses one who is not there. */
export async function readPerson(db: Db | Tx, id: string): Promise<z.input<typeof PersonView>> {
  const { rows } = await sql<Row>`
    select id, name, first_seen_at, ${customerOf('person')},
      coalesce((select json_agg(identity order by identity.first_seen_at, identity.id) from (
        select i.id, network, network_user_id, handle, name, url, followers, first_seen_at,
          array(select f.handle from people.former_handle f where f.identity_id = i.id order by until desc limit 50) as former
        from people.identity i where i.person_id = person.id order by first_seen_at, id limit 100) as identity), '[]') as identities,
      coalesce((select json_agg(note order by note.at desc, note.id desc) from (
        select id, text, by, at from people.note where person_id = person.id and removed_at is null order by at desc, id desc limit 200) as note), '[]') as notes
    from people.person where id = ${id}`.execute(db)
  const row = rows[0]
  if (!row) throw noSuchPerson()
  const members = await readMembers(
    db,
    [...row.notes.map((note) => note.by), row.accountOwnerId].filter((one) => one !== null),
  )
  const { name, identities, notes, tier } = row
  const owner = row.accountOwnerId ? members.get(row.accountOwnerId) : undefined
  return {
    id,
    name,
    tier: tier && { id: tier.id, name: tier.name },
    accountOwner: owner ? { id: owner.id, name: owner.name } : null,
    firstSeenAt: row.first_seen_at.toISOString(),
    identities: identities.map(toIdentity),
    notes: notes.map((note) => toNote(note, members)),
  }
}

const toIdentity = (row: IdentityRow): z.input<typeof PersonView>['identities'][number] => ({
  id: row.id,
  network: row.network,
  networkUserId: row.network_user_id,
  handle: row.handle,
  name: row.name,
  url: row.url,
  followers: row.followers,
  formerHandles: row.former,
  firstSeenAt: new Date(row.first_seen_at).toISOString(),
})

/** A note with the name of who wrote it; null: a program with a key. */
export const toNote = (
  { id, text, by, at }: { id: string; text: string; by: string | null; at: string | Date },
  members: ReadonlyMap<string, { id: string; name: string }>,
): z.input<typeof PersonNoteView> => {
  const writer = by ? members.get(by) : undefined
  return { id, text, by: writer ? { id: writer.id, name: writer.name } : null, at: new Date(at).toISOString() }
}
