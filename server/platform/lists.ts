import type pg from 'pg'
import { texts, uuids } from './lists/binary.ts'
import { asLiteral } from './lists/literal.ts'

/**
 * Lets a connection write lists quickly, since bulk statements are made of them: those of texts and of ids as PostgreSQL keeps
 * them, in bytes, which neither side has to escape or to parse; others as text in one go, where `pg` makes four strings of each value.
 */
export function writeListsQuickly(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown
  client.query = ((text: unknown, values: unknown, ...rest: unknown[]) =>
    query(text, Array.isArray(values) && typeof text === 'string' ? asParameters(text, values) : values, ...rest)) as typeof client.query
}

/** The parameters of this statement, lists made ready; what is none, and a list of anything else, as it is. */
export function asParameters(statement: string, values: readonly unknown[]): unknown[] {
  const kinds = kindsIn(statement)
  return values.map((value, i) => {
    if (!Array.isArray(value) || value.length === 0) return value
    const write = kinds.get(i + 1)
    return (write && write(value)) ?? asLiteral(value)
  })
}

type Write = (list: readonly unknown[]) => Buffer | null

const WRITES: Record<string, Write> = { text: texts, uuid: uuids }
/** A parameter that a statement takes for a list of texts or ids: `$3::uuid[]`. */
const CAST = /\$(\d+)::(text|uuid)\[\]/g
/** Statements that are remembered; there are some hundred different ones, and some that are put together. */
const REMEMBERED = 1_000
const remembered = new Map<string, ReadonlyMap<number, Write>>()

function kindsIn(statement: string): ReadonlyMap<number, Write> {
  const known = remembered.get(statement)
  if (known) return known
  const kinds = new Map(Array.from(statement.matchAll(CAST), ([, place, kind]) => [Number(place), WRITES[kind!]!]))
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(statement, kinds)
  return kinds
}
