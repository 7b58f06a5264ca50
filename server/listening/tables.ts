/** The columns of schema `listening`; what they mean stands in db/migrations/0004-listening.sql. */
export interface ListeningTables {
  'listening.item': ItemRow
  'listening.item_version': { item_id: string; text: string; html: string | null; subject: string | null; replaced_at: Date }
  'listening.early_change': {
    channel_id: string
    network_id: string
    at: Date
    change: 'edited' | 'deleted'
    text: string | null
    html: string | null
    subject: string | null
    received_at: Date
  }
  'listening.attachment': { id: string; item_id: string; name: string; type: string; bytes: number; file: string }
  'listening.set_aside': SetAsideRow
  'listening.import': ImportRow
}

export interface ItemRow {
  id: string
  channel_id: string
  network: string
  network_id: string
  direction: 'in' | 'out'
  visibility: 'public' | 'direct'
  identity_id: string
  thread_id: string
  in_reply_to: string | null
  refs: string[] | null
  subject: string | null
  text: string
  html: string | null
  url: string | null
  at: Date
  received_at: Date
  edited_at: Date | null
  deleted_at: Date | null
  automatic: boolean
  written_by: string | null
  extra: Record<string, unknown>
}

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

export interface ImportRow {
  id: string
  channel_id: string | null
  file_name: string
  format: 'jsonl' | 'csv' | 'mbox'
  mapping: Record<string, string> | null
  stored_file: string | null
  total_bytes: number | null
  read_bytes: number
  new_count: number
  known_count: number
  aside_count: number
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  error: string | null
  started_by: string | null
  created_at: Date
  finished_at: Date | null
}
