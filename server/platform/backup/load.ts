import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { readArchive } from './archive.ts'
import { placeFile } from './files.ts'
import { FILES, tableOf, type Manifest, type TableInBackup } from './manifest.ts'
import { columnList, listTables, quoted } from './tables.ts'

/**
 * Loads a checked backup into tables that stand empty, in the caller's transaction, and puts its files in place (they are
 * only added to; names are never used twice). Throws when a table ends up with another number of rows than was written.
 * @returns the names of the files
 */
export async function loadBackup(client: pg.Client, file: string, manifest: Manifest, dataFolder: string): Promise<Set<string>> {
  const files = new Set<string>()
  const there = new Map((await listTables(client, [])).map((table) => [table.name, table.columns.map((column) => column.name)]))
  const loader = new Loader(client, manifest, there)
  for await (const { name, bytes } of readArchive(file)) {
    const table = tableOf(name)
    if (table) await loader.take(table, bytes)
    if (!name.startsWith(FILES)) continue
    await placeFile(dataFolder, name, bytes)
    files.add(name)
  }
  await loader.end()
  for (const table of manifest.tables) if (there.has(table.name)) await countAgain(client, table)
  return files
}

/** Feeds the parts of one table after the other to PostgreSQL. */
class Loader {
  readonly #client: pg.Client
  readonly #tables: Map<string, TableInBackup>
  readonly #there: Map<string, string[]>
  #now: { table: TableInBackup; staged: boolean; stream: ReturnType<typeof from>; done: Promise<void> } | null = null

  constructor(client: pg.Client, manifest: Manifest, there: Map<string, string[]>) {
    this.#client = client
    this.#tables = new Map(manifest.tables.map((table) => [table.name, table]))
    this.#there = there
  }

  async take(name: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    if (this.#now?.table.name !== name) await this.#begin(this.#tables.get(name)!)
    const { stream, done } = this.#now!
    for await (const chunk of bytes) if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done])
  }

  async end(): Promise<void> {
    const now = this.#now
    if (!now) return
    this.#now = null
    now.stream.end()
    await now.done
    if (now.staged) await this.#unstage(now.table)
  }

  /** A table that has other columns here (the job library's, after an upgrade) is loaded beside its place first. */
  async #begin(table: TableInBackup): Promise<void> {
    await this.end()
    const there = this.#there.get(table.name) ?? []
    const staged = table.columns.some((column) => !there.includes(column.name))
    if (staged)
      await this.#client.query(
        `create temporary table staged (${table.columns.map((column) => `${columnList([column])} ${column.type}`).join(', ')}) on commit drop`,
      )
    const stream = this.#client.query(from(`copy ${staged ? 'staged' : quoted(table.name)} (${columnList(table.columns)}) from stdin`))
    this.#now = { table, staged, stream, done: finished(stream) }
    this.#now.done.catch(() => undefined) // awaited where the next bytes or the end are
  }

  async #unstage(table: TableInBackup): Promise<void> {
    const both = columnList(table.columns.filter((column) => this.#there.get(table.name)?.includes(column.name)))
    if (both) await this.#client.query(`insert into ${quoted(table.name)} (${both}) overriding system value select ${both} from staged`)
    await this.#client.query('drop table staged')
  }
}

async function countAgain(client: pg.Client, { name, rows }: TableInBackup): Promise<void> {
  const { rows: counted } = await client.query<{ there: number }>(`select count(*)::int as there from ${quoted(name)}`)
  if (counted[0]!.there !== rows) throw new Error(`${name} should have ${rows} rows and has ${counted[0]!.there}: nothing was changed`)
}

/** Lets every numbered column go on after the highest number it holds. */
export async function resetSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select n.nspname || '.' || c.relname as table, a.attname as column, pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) is not null`,
  )
  for (const { table, column, sequence } of rows)
    await client.query(`select setval($1, (select coalesce(max(${columnList([{ name: column }])}), 0) + 1 from ${quoted(table)}), false)`, [sequence])
}
