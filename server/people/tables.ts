/** The columns of schema `people`; what they mean stands in db/migrations/0005-people.sql. */
export interface PeopleTables {
  'people.person': { id: string; name: string; is_company: boolean; first_seen_at: Date; named_at: Date | null; named_by: string | null }
  'people.identity': IdentityRow
  'people.former_handle': { identity_id: string; network: string; handle: string; until: Date }
  'people.note': { id: string; person_id: string; text: string; by: string | null; at: Date; removed_at: Date | null; removed_by: string | null }
}

export interface IdentityRow {
  id: string
  person_id: string
  network: string
  network_user_id: string
  handle: string | null
  handle_at: Date | null
  name: string | null
  url: string | null
  followers: number | null
  first_seen_at: Date
  last_seen_at: Date
}
