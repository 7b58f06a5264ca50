import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { connect } from './connect.ts'
import { Unusable } from './unusable.ts'

/** The oldest PostgreSQL that everything here was written for. */
const OLDEST = 150_000
const TRY_AGAIN = 500

/** Codes of PostgreSQL and of the network, and what a person can do about each. Those that may pass by themselves are waited for. */
const ADVICE: Record<string, { passes: boolean; advice: string }> = {
  ECONNREFUSED: { passes: true, advice: 'Nothing listens there. Is PostgreSQL running, and are host and port in DATABASE_URL right?' },
  ENOENT: { passes: true, advice: 'There is no such socket. Is PostgreSQL running, and is the host in DATABASE_URL right?' },
  ENOTFOUND: { passes: true, advice: 'There is no host of that name. Check the host in DATABASE_URL.' },
  EAI_AGAIN: { passes: true, advice: 'The name of the host cannot be looked up at the moment. Check the host in DATABASE_URL and the name service.' },
  '57P03': { passes: true, advice: 'PostgreSQL is starting or stopping. Try again in a minute.' },
  '53300': { passes: true, advice: 'PostgreSQL has no connection left. Raise its max_connections, or stop what else uses it.' },
  '28P01': { passes: false, advice: 'PostgreSQL refuses the password. Check user and password in DATABASE_URL.' },
  '28000': { passes: false, advice: 'PostgreSQL refuses this user from here. Check the user in DATABASE_URL and pg_hba.conf.' },
  '3D000': { passes: false, advice: 'There is no database of that name. Make it (createdb) or correct DATABASE_URL.' },
}
const OTHERWISE = { passes: true, advice: 'Check host, port and firewall, and that PostgreSQL is running.' }

/**
 * Sees to it that the database at `url` can be used: waits up to `patience` ms for what may pass by itself.
 * Throws Unusable with advice.
 */
export async function reach(url: string, { patience, say, signal }: { patience: number; say: (line: string) => void; signal?: AbortSignal }): Promise<void> {
  const began = performance.now()
  for (let tries = 1; ; tries++) {
    const trouble = await attempt(url)
    if (!trouble) return
    const { passes, advice } = ADVICE[trouble.code] ?? OTHERWISE
    if (!passes || performance.now() - began >= patience) throw new Unusable(`The database at ${describe(url)} cannot be used: ${trouble.message}\n${advice}`)
    if (tries === 1) say(`Waiting for the database at ${describe(url)} …`)
    await wait(TRY_AGAIN, undefined, { signal })
  }
}

async function attempt(url: string): Promise<{ code: string; message: string } | null> {
  try {
    const client = await connect(url, 'aerie looks')
    const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
    await client.end()
    if (rows[0]!.version < OLDEST)
      throw new Unusable(`The database at ${describe(url)} is PostgreSQL ${Math.floor(rows[0]!.version / 10_000)}. Aerie needs 15 or newer.`)
    return null
  } catch (error) {
    if (error instanceof Unusable) throw error
    const { code, message, errors } = error as { code?: string; message: string; errors?: Error[] }
    return { code: code ?? '', message: message || (errors?.[0]?.message ?? 'no answer') }
  }
}

/** Where a database is, without user and password. */
export function describe(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url)
  return `${searchParams.get('host') ?? hostname}:${port || '5432'}${pathname}`
}
