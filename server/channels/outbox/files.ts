import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'

/** Which of these files go out with a message that is not sent yet, or could not be and may be tried again. */
export async function readOutgoingFiles(db: Db | Tx, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set()
  const { rows } = await sql<{ file: string }>`
    select attached ->> 'file' as file from channels.outbox, jsonb_array_elements(message -> 'attachments') as attached
    where state in ('queued', 'sending', 'failed') and attached ->> 'file' = any(${names})`.execute(db)
  return new Set(rows.map((row) => row.file))
}
