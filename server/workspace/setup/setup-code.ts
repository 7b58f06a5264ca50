import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import { digest } from '#platform/secrets.ts'

const NAME = 'setup code'

/** Makes the one-time code that opens the setup screen, kept as a digest. The code before it ends. */
export async function makeSetupCode(tx: Tx): Promise<string> {
  const code = randomBytes(24).toString('base64url')
  await sql`
    insert into platform.setting (name, value) values (${NAME}, to_jsonb(${digest(code).toString('hex')}::text))
    on conflict (name) do update set value = excluded.value`.execute(tx)
  return code
}

/** Uses the code up. Refuses another than the newest, and a second use: who comes second finds it gone. */
export async function useSetupCode(tx: Tx, code: string): Promise<void> {
  const { rows } = await sql`
    delete from platform.setting where name = ${NAME} and value = to_jsonb(${digest(code).toString('hex')}::text) returning name`.execute(tx)
  if (rows.length === 0)
    throw new Refusal('not-allowed', 'bad-setup-code', 'This setup link is used up or not the newest one. Start Aerie again and open the link it prints.')
}

/** The workspace has its administrator: no code opens anything any more. */
export async function endSetupCode(tx: Tx): Promise<void> {
  await sql`delete from platform.setting where name = ${NAME}`.execute(tx)
}
