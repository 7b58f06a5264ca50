import pg from 'pg'

/** The address of a database behind a Unix socket. */
export const urlOf = (socketFolder: string, database: string): string => `postgres://aerie@localhost/${database}?host=${encodeURIComponent(socketFolder)}`

/** One connection of its own, outside any pool. Throws when the database does not answer within 5 s. */
export async function connect(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: name, connectionTimeoutMillis: 5_000, keepAlive: true })
  client.on('error', () => undefined) // whoever needs to know when it breaks listens for 'end'
  await client.connect()
  return client
}
