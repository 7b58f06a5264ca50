import { columnList, quoted, type Table } from './tables.ts'

/**
 * The fact log is ordered by the numbers of its transactions (platform/facts.ts), and those mean nothing in another
 * PostgreSQL, which counts from its own beginning: old facts could seem newer than new ones. What must survive is which
 * facts each reader has had. So a backup counts transactions anew: the readers' places cut the log into a few stretches,
 * and every fact gets the number of its stretch, 1, 2, 3 …, smaller than any transaction a PostgreSQL ever hands out to
 * us (they begin above 700). Readers stand at the beginning of their next stretch. Within a stretch facts follow each
 * other as they were written.
 */
const PLACES = '(select distinct tx, seq from platform.fact_reader)'
const passed = (row: string): string => `(select count(*) from ${PLACES} place where (place.tx, place.seq) < (${row}.tx, ${row}.seq))`

const RECOUNTED: Record<string, Record<string, string>> = {
  'platform.fact': { tx: `(1 + ${passed('fact')})::text::xid8` },
  'platform.fact_reader': { tx: `(2 + ${passed('fact_reader')})::text::xid8`, seq: '0' },
}

/** The select whose rows a backup keeps of a table. */
export function rowsOf({ name, columns }: Table): string {
  const recounted = RECOUNTED[name] ?? {}
  const list = columns.map((column) => (recounted[column.name] ? `${recounted[column.name]} as ${columnList([column])}` : columnList([column])))
  return `select ${list.join(', ')} from ${quoted(name)}`
}
