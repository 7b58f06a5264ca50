const { DatabaseSync } = require('node:sqlite')

// SQLite's own result codes (sqlite.org/rescode.html) by the names the addon gives them; callers retry on these.
const CODES = { 5: 'SQLITE_BUSY', 6: 'SQLITE_LOCKED', 19: 'SQLITE_CONSTRAINT', 261: 'SQLITE_BUSY_RECOVERY', 517: 'SQLITE_BUSY_SNAPSHOT' }

const named = (run) => {
  try {
    return run()
  } catch (error) {
    if (CODES[error.errcode]) error.code = CODES[error.errcode]
    throw error
  }
}

/** The addon gives bytes as Buffers, Node as plain arrays. */
const asBuffers = (row) => {
  for (const key in row) if (row[key] instanceof Uint8Array) row[key] = Buffer.from(row[key].buffer, row[key].byteOffset, row[key].byteLength)
  return row
}

/** As much of the addon as the PDS and Kysely use of it, synchronous like it. */
module.exports = class Database {
  #db

  constructor(location, { timeout = 5000 } = {}) {
    this.name = location
    this.#db = new DatabaseSync(location, { timeout })
  }

  pragma(text) {
    return this.prepare(`pragma ${text}`).all([])
  }

  prepare(text) {
    const statement = named(() => this.#db.prepare(text))
    return {
      reader: statement.columns().length > 0,
      all: (values) => named(() => statement.all(...values).map(asBuffers)),
      run: (values) => named(() => statement.run(...values)),
      *iterate(values) {
        for (const row of statement.iterate(...values)) yield asBuffers(row)
      },
    }
  }

  close() {
    if (this.#db.isOpen) this.#db.close()
  }
}
