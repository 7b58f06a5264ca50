import type pg from 'pg'

/** A table as the database describes it. */
export interface Table {
  /** `schema.table`, unquoted. */
  name: string
  /** Those that are stored as given: generated ones make themselves. */
  columns: { name: string; type: string }[]
}

/**
 * Every table of ours, in the order in which they can be loaded: what is referred to comes before what refers to it.
 * A partitioned table counts as one. `leaveOut` is a list of names.
 */
export async function listTables(client: pg.ClientBase, leaveOut: readonly string[]): Promise<Table[]> {
  const { rows } = await client.query<Table & { needs: string[] }>(
    `select n.nspname || '.' || c.relname as name,
       (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select coalesce(json_agg(distinct tn.nspname || '.' || t.relname), '[]') from pg_constraint k
        join pg_class t on t.oid = coalesce(pg_partition_root(k.confrelid), k.confrelid) join pg_namespace tn on tn.oid = t.relnamespace
        where k.contype = 'f' and coalesce(pg_partition_root(k.conrelid), k.conrelid) = c.oid and t.oid <> c.oid) as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any($1)
     order by 1`,
    [await listSchemas(client)],
  )
  return inOrder(rows.filter((table) => !leaveOut.includes(table.name)))
}

/** The schemas that are ours: all but PostgreSQL's own and `public`, which holds extensions and the list of migrations. */
export async function listSchemas(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public') order by 1`,
  )
  return rows.map((row) => row.name)
}

/** `schema.table`, safe to stand in SQL. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.')

export const columnList = (columns: readonly { name: string }[]): string => columns.map((column) => quoted1(column.name)).join(', ')
const quoted1 = (name: string): string => `"${name.replaceAll('"', '""')}"`

function inOrder(tables: readonly (Table & { needs: string[] })[]): Table[] {
  const done = new Map<string, Table>()
  while (done.size < tables.length) {
    const next = tables.filter(({ name, needs }) => !done.has(name) && needs.every((other) => done.has(other) || !tables.some((table) => table.name === other)))
    if (next.length === 0) throw new Error('two tables refer to each other, so neither can be loaded first')
    for (const { name, columns } of next) done.set(name, { name, columns })
  }
  return [...done.values()]
}
