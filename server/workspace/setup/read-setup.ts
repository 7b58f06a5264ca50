import { sql } from 'kysely'
import type { Config } from '#platform/config.ts'
import type { Db, Tx } from '#platform/db.ts'

/** What a stranger may know: is there an administrator, what is the company called, which doors are open. */
export async function readSetup(db: Db | Tx, config: Config): Promise<{ setUp: boolean; company: string; singleSignOn: boolean; mail: boolean }> {
  const { rows } = await sql<{ setUp: boolean; company: string }>`select set_up_at is not null as "setUp", name as company from workspace.company`.execute(db)
  return { ...rows[0]!, singleSignOn: config.oidc !== null, mail: config.mail !== null }
}
