import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { digest } from '#platform/secrets.ts'
import { memberOf, type Work } from '#platform/work.ts'
import type { Role } from '../role.ts'
import type { KeyRow } from './read-keys.ts'

/** So many characters of a key are shown in lists: enough to recognise it, 5 × 6 bits of its 256. */
const SHOWN = 'aerie_'.length + 5

/** Makes an API key: 256 bits of chance, kept as a SHA-256 digest only. It is told here and never again. */
export async function makeKey({ tx, by, now }: Work, { name, role }: { name: string; role: Role }): Promise<KeyRow & { key: string }> {
  const key = `aerie_${randomBytes(32).toString('base64url')}`
  const row = { id: newId(), name, role, prefix: key.slice(0, SHOWN), createdAt: now, lastUsedAt: null }
  await sql`
    insert into workspace.api_key (id, name, role, prefix, hash, created_at, created_by)
    values (${row.id}, ${name}, ${role}, ${row.prefix}, ${digest(key)}, ${now}, ${memberOf(by)})`.execute(tx)
  await record(tx, now, [{ kind: 'key.made', by: memberOf(by), data: { keyId: row.id, name, role } }])
  return { ...row, key }
}
