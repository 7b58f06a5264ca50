import type pg from 'pg'

/**
 * Takes the indexes off these tables (those of keys stay), lets `work` fill them, and builds the indexes again from what is
 * there: several times as quick as to keep them up row by row. @param tables with their schema
 */
export async function withoutIndexes(pool: pg.Pool, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)
     order by pg_relation_size(indrelid) desc`,
    [tables],
  )
  if (rows.length > 0) await pool.query(`drop index ${rows.map((row) => row.name).join(', ')}`)
  await work()
  const waiting = rows.map((row) => row.definition)
  await Promise.all([build(pool, waiting), build(pool, waiting)]) // two at a time: as many as there are cores
}

async function build(pool: pg.Pool, waiting: string[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`set maintenance_work_mem = '256MB'`)
    for (let next = waiting.shift(); next; next = waiting.shift()) await client.query(next)
    await client.query('reset maintenance_work_mem')
  } finally {
    client.release()
  }
}
