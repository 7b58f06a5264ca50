import type pg from 'pg'
import { isAlive } from './alive.ts'
import { connect, urlOf } from './connect.ts'
import type { Home } from './home.ts'

/** One number for "keeps this PostgreSQL": whoever holds the lock starts it again when it dies, and stops it at the end. */
const KEEPING = 4_127_300

/** An app keeps PostgreSQL for as long as it runs, a command for a moment. */
export type KeeperKind = 'app' | 'command'
export interface Keeper {
  kind: KeeperKind
  /** Null: not a process of this machine, or of this container. */
  pid: number | null
}

/** What a command or a start needs for itself is another Aerie's at the moment. The message says whose, and what to do. */
export class InUse extends Error {
  override name = 'InUse'
  readonly keeper: Keeper

  constructor(keeper: Keeper, message: string) {
    super(message)
    this.keeper = keeper
  }
}

/** The data folder has its keeper. */
export function folderInUse(keeper: Keeper, dataFolder: string): InUse {
  const where = `${dataFolder} (${keeper.pid === null ? 'in another container' : `process ${keeper.pid}`})`
  if (keeper.kind === 'command') return new InUse(keeper, `bin/aerie is at work on ${where}. Try again when it has finished.`)
  return new InUse(keeper, `Aerie is already running on ${where}. Stop that one first, or set AERIE_DATA to another folder.`)
}

/**
 * Takes the lock on a connection of its own: it is held exactly as long as that connection, so it cannot outlive its
 * process. Null: someone else has it.
 */
export async function tryKeep(home: Home, kind: KeeperKind): Promise<pg.Client | null> {
  const client = await connect(urlOf(home.socket, 'postgres'), `aerie ${kind} ${process.pid}`)
  const { rows } = await client.query<{ kept: boolean }>('select pg_try_advisory_lock($1) as kept', [KEEPING])
  if (rows[0]!.kept) return client
  await client.end()
  return null
}

/** Who holds the lock now; null: nobody, or one who is dead and whose connection is about to end. */
export async function whoKeeps(home: Home): Promise<Keeper | null> {
  const client = await connect(urlOf(home.socket, 'postgres'), 'aerie waits')
  try {
    const { rows } = await client.query<{ name: string }>(
      `select application_name as name from pg_stat_activity join pg_locks using (pid)
       where locktype = 'advisory' and classid = 0 and objid = $1 and granted`,
      [KEEPING],
    )
    const [, kind, pid] = rows[0]?.name.split(' ') ?? []
    return kind && pid && isAlive(Number(pid)) ? { kind: kind as KeeperKind, pid: Number(pid) } : null
  } finally {
    await client.end()
  }
}

/** How many other sessions use the database now. */
export async function countOthers(keeper: pg.Client): Promise<number> {
  const { rows } = await keeper.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity where datname = 'aerie' and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  )
  return rows[0]!.others
}
