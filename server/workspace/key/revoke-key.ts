import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'

/** Revokes an API key: from the next request on it opens nothing. */
export async function revokeKey({ tx, by, now }: Work, id: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    update workspace.api_key set revoked_at = ${now}, revoked_by = ${memberOf(by)} where id = ${id} and revoked_at is null returning name`.execute(tx)
  if (!rows[0]) throw new Refusal('not-found', 'no-such-key', 'There is no such key, or it is revoked already.')
  await record(tx, now, [{ kind: 'key.revoked', by: memberOf(by), data: { keyId: id, name: rows[0].name } }])
}
