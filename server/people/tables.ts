/** A row of people.identity; what the columns mean stands in db/migrations/0005-people.sql. */
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
  language: string | null
  first_seen_at: Date
  last_seen_at: Date
}
