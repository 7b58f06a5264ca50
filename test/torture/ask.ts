import pg from 'pg'

/** Asks the database from outside. */
export async function ask<Row extends pg.QueryResultRow>(db: string, query: string, values: unknown[] = []): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client({ connectionString: db })
  client.on('error', () => undefined) // the failing query tells
  await client.connect()
  return client.query<Row>(query, values).finally(() => client.end())
}
