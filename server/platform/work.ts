import type { Pool } from 'pg'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db, Tx } from './db.ts'
import type { Disk } from './outage/disk.ts'
import type { Files } from './files.ts'
import type { Jobs } from './jobs.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'
import type { Secrets } from './secrets.ts'

/** What the machine offers to every domain. Made once a process, in `app/context.ts`. */
export interface Platform {
  /** This process, as `platform.process` knows it. */
  processId: string
  config: Config
  log: Log
  clock: Clock
  pool: Pool
  db: Db
  jobs: Jobs
  files: Files
  disk: Disk
  secrets: Secrets
  live: Live
}

/** Who acts: a signed-in member, an API key, or Aerie itself. `role` is one of workspace/role.ts. */
export interface Actor {
  id: string
  kind: 'member' | 'key' | 'system'
  name: string
  role: string
  /** Ids of the teams the actor is in. */
  teams: readonly string[]
}

/** Aerie itself, where no person caused a change. Facts record it as `by: null`. */
export const AERIE: Actor = { id: '00000000-0000-0000-0000-000000000000', kind: 'system', name: 'Aerie', role: 'administrator', teams: [] }

/** A reading: what a list or a page is made from. */
export interface Look {
  db: Db | Tx
  by: Actor
  now: Date
}

/** One unit of work: the transaction, who acts, and the instant that counts as now in all of it. Commands take one. */
export interface Work {
  tx: Tx
  by: Actor
  now: Date
}

/** What a fact's `by` says for this actor: a member's id, else null. */
export const memberOf = (actor: Actor): string | null => (actor.kind === 'member' ? actor.id : null)
