import type { Becomes, Purpose } from './watch.ts'

/** A row of listening.watch; what the columns mean stands in db/migrations/0020-watches.sql. */
export interface WatchRow {
  id: string
  name: string
  query: string
  purpose: Purpose
  becomes: Becomes
  team_id: string | null
  created_at: Date
  created_by: string | null
  changed_at: Date
  changed_by: string | null
  off_at: Date | null
  off_by: string | null
  removed_at: Date | null
  removed_by: string | null
}
