import type { Encoding } from './import/csv/encoding.ts'

/** A row of listening.set_aside; what the columns mean stands in db/migrations/0004-listening.sql. */
export interface SetAsideRow {
  id: string
  channel_id: string
  import_id: string | null
  network_id: string | null
  place: string | null
  raw: string
  reason: string
  at: Date
  settled_at: Date | null
  settled_by: string | null
  outcome: 'taken' | 'dismissed' | null
}

/** A row of listening.import. */
export interface ImportRow {
  id: string
  channel_id: string | null
  file_name: string
  format: 'jsonl' | 'csv' | 'mbox'
  mapping: Record<string, string> | null
  /** CSV: as it was recognised; null otherwise. */
  encoding: Encoding | null
  stored_file: string | null
  total_bytes: number | null
  read_bytes: number
  new_count: number
  known_count: number
  changed_count: number
  aside_count: number
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  error: string | null
  started_by: string | null
  created_at: Date
  finished_at: Date | null
}
