import { sql } from 'kysely'
import { digest } from '#platform/secrets.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { Actor, Platform } from '#platform/work.ts'

const KEY = sql`id, 'key' as kind, name, role, '{}'::text[] as teams`

/** The API key in an Authorization header, unless revoked. Its last use is noted, to the minute. */
export async function findKey({ clock, db }: Platform, authorization: string): Promise<Actor | null> {
  const key = /^Bearer (aerie_\S{1,100})$/.exec(authorization)?.[1]
  if (!key) return null
  const { rows } = await sql<Actor & { stale: boolean }>`
    select ${KEY}, coalesce(last_used_at < ${clock.now()}::timestamptz - interval '1 minute', true) as stale
    from workspace.api_key where hash = ${digest(key)} and revoked_at is null`.execute(db)
  if (!rows[0]) return null
  const { stale, ...actor } = rows[0]
  if (stale) await sql`update workspace.api_key set last_used_at = ${clock.now()} where id = ${actor.id}`.execute(db)
  return actor
}

/** These keys by id, as far as they are not revoked. */
export async function findKeys(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Actor>> {
  const { rows } = await sql<Actor>`select ${KEY} from workspace.api_key where id = any(${ids}::uuid[]) and revoked_at is null`.execute(db)
  return new Map(rows.map((actor) => [actor.id, actor]))
}
