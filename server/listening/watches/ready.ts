import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { compile, type Matcher } from './matching/matcher.ts'
import type { Query } from './query/query.ts'
import { readQuery } from './query/read-query.ts'
import type { Watching } from './watch.ts'

/** The watches that listen, made ready. */
export interface Ready {
  version: string
  matcher: Matcher<Watching & { query: Query }>
  /** Nobody watches for anything. */
  isEmpty: boolean
  /** Some keep what they catch out of the desk: a conversation may then open after others of its thread came in. */
  keepsOut: boolean
  /** Handles that some ask for (`from:`), as they were written, without @. */
  authors: readonly string[]
}

/** Made once a change of watches, for all that comes in until the next. */
let kept: Ready | null = null

/**
 * The watches as they are now. The version is unique to a database, so that one process may hold several (tests).
 * @param asOf the version, where it is known already: then nothing is asked while the watches are the same
 */
export async function readyWatches(db: Db | Tx, asOf?: string): Promise<Ready> {
  const version = asOf ?? (await readVersion(db))
  if (kept?.version === version) return kept
  const watches = await readWatching(db)
  kept = {
    version,
    matcher: compile(watches),
    isEmpty: watches.length === 0,
    authors: [...new Set(watches.flatMap(({ query }) => authorsIn(query)))],
    keepsOut: watches.some(({ becomes }) => becomes === 'person_note' || becomes === 'counted'),
  }
  return kept
}

function authorsIn(query: Query): string[] {
  if (query.is === 'from') return [query.handle.replace(/^@/, '')]
  if (query.is === 'not') return authorsIn(query.one)
  return query.is === 'all' || query.is === 'any' ? query.of.flatMap(authorsIn) : []
}

async function readVersion(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ version: string }>`select version from listening.watches_as_of`.execute(db)
  return rows[0]!.version
}

/** In the order they were begun. A query that is not understood any more, by a newer Aerie, catches nothing. */
async function readWatching(db: Db | Tx): Promise<(Watching & { query: Query })[]> {
  const { rows } = await sql<Watching & { text: string }>`
    select id, name, purpose, becomes, team_id as "teamId", query as text from listening.watch where removed_at is null and off_at is null
    order by created_at, id`.execute(db)
  return rows.flatMap(({ text, ...watch }) => {
    const { query } = readQuery(text)
    return query ? [{ ...watch, query }] : []
  })
}
