import pg from 'pg'

/** What a connection sends: a statement by itself, or one to be parsed for the parameters that follow. */
interface Sending {
  query(text: string): void
  parse(statement: { text: string }, ...more: unknown[]): void
}

/** Marks of transactions, and what works in the background. */
const BESIDES = /^\s*(begin|commit|rollback|listen)|xmin|platform\.process|\bjob\./i

/** Counts what goes to the database from now on, but for the marks of transactions and what works in the background. Counted where it is sent, whoever sends it. */
export function countStatements(): { stop(): number } {
  let count = 0
  const wire = pg.Connection.prototype as unknown as Sending
  const original = { query: wire.query, parse: wire.parse }
  const note = (text: string): void => {
    if (!BESIDES.test(text)) count++
  }
  wire.query = function (text) {
    note(text)
    original.query.call(this, text)
  }
  wire.parse = function (statement, ...more) {
    note(statement.text)
    original.parse.call(this, statement, ...more)
  }
  return {
    stop() {
      Object.assign(wire, original)
      return count
    },
  }
}
