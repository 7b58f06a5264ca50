import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import type { Home } from './home.ts'
import { countOthers, folderInUse, InUse, tryKeep, whoKeeps, type KeeperKind } from './keeping.ts'
import { ensureRunning, stopRunning } from './postmaster.ts'

/** What the embedded PostgreSQL must know of the process that uses it. */
export interface Embedding {
  /** `alone`: a command that cannot be done while an app runs. */
  as: KeeperKind | 'alone'
  /** Tells the person at the console what takes a while. */
  say: (line: string) => void
  /** Something went wrong that is being mended. */
  warn: (error: unknown, what: string) => void
  /** An app only: another one has taken the data folder while the database was away. This one must end. */
  onLost?: (error: InUse) => void
  /** Ends a wait for a database that is not there yet. */
  signal?: AbortSignal
}

export const kindOf = (as: Embedding['as']): KeeperKind => (as === 'app' ? 'app' : 'command')

/** Between two tries to bring a dead PostgreSQL back, ms; what keeps it down (a full disk) may last. */
const TRY_AGAIN = 1_000
/** How long others may take to finish with the database before it is stopped: for commands that are guests of a command, and for an app's own last connections, ms. */
const GUESTS = { command: 60_000, app: 1_000 }

/** Holds the lock, and brings PostgreSQL back when it dies. @returns what ends this, and PostgreSQL with it */
export function guard(home: Home, dataFolder: string, first: pg.Client, embedding: Embedding): () => Promise<void> {
  const now: { keeper: pg.Client | null; closing: boolean } = { keeper: null, closing: false }
  let mending = Promise.resolve()
  const watch = (client: pg.Client): void => {
    now.keeper = client
    client.once('end', () => {
      now.keeper = null
      if (!now.closing) mending = mend()
    })
  }
  const mend = async (): Promise<void> => {
    embedding.warn(null, 'the database went away: bringing it back')
    while (!now.keeper && !now.closing) {
      const found = await bringBack(home, dataFolder, embedding)
      if (found instanceof InUse) return embedding.onLost?.(found)
      if (found) watch(found)
      else await wait(TRY_AGAIN)
    }
  }
  watch(first)
  return async () => {
    now.closing = true
    await mending
    if (now.keeper) await letOthersFinish(now.keeper, GUESTS[kindOf(embedding.as)])
    if (now.keeper) await stopRunning(home)
  }
}

async function bringBack(home: Home, dataFolder: string, { as, warn }: Embedding): Promise<pg.Client | InUse | null> {
  try {
    await ensureRunning(home)
    const next = await tryKeep(home, kindOf(as))
    const other = next ? null : await whoKeeps(home)
    return other?.kind === 'app' ? folderInUse(other, dataFolder) : next // a command is done with it in a moment
  } catch (error) {
    warn(error, 'the database does not come back yet')
    return null
  }
}

async function letOthersFinish(keeper: pg.Client, patience: number): Promise<void> {
  const began = performance.now()
  while (performance.now() - began < patience && (await countOthers(keeper)) > 0) await wait(20)
}
