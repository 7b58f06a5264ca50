import pg from 'pg'

/** Counts what goes to the database from now on, but for the marks of transactions and what works in the background. */
export function countStatements(): { stop(): number } {
  let count = 0
  const original = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const text = typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string })?.text ?? '')
    if (!/^\s*(begin|commit|rollback|listen)|xmin|platform\.process|\bjob\./i.test(text)) count++
    return (original as (...all: unknown[]) => unknown).apply(this, args)
  } as typeof original
  return {
    stop() {
      pg.Client.prototype.query = original
      return count
    },
  }
}
