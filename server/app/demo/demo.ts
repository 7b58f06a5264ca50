import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '#platform/db.ts'

/** What the demo brought, so that all of it can be taken away again. */
const Demo = z.object({ channelIds: z.array(z.uuid()), memberIds: z.array(z.uuid()), teamId: z.uuid(), topicIds: z.array(z.uuid()).default([]) })
export type Demo = z.output<typeof Demo>

/** The demo, if there is one now. */
export async function readDemo(db: Db | Tx): Promise<Demo | null> {
  const { rows } = await sql<{ value: unknown }>`select value from platform.setting where name = 'demo'`.execute(db)
  return rows[0] ? Demo.parse(rows[0].value) : null
}

export async function keepDemo(tx: Tx, demo: Demo): Promise<void> {
  await sql`insert into platform.setting (name, value) values ('demo', ${JSON.stringify(demo)}::jsonb)`.execute(tx)
}
