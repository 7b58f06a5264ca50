import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { appliedMigrations, shippedMigrations } from '#platform/migrate.ts'
import type { Platform } from '#platform/work.ts'
import { lives } from './heartbeat.ts'

/** What must be well before requests should come here; each says what is wrong, or null. */
export interface Readiness {
  ready: boolean
  database: string | null
  migrations: string | null
  workers: string | null
  disk: string | null
  /** Of the bucket that files are kept in. Requests are served without it: only what needs a file waits. */
  files: string | null
}

/** A database that stands still neither answers nor refuses: after so long it does not answer, ms. */
const PATIENCE = 3_000

/** Looks whether the database answers, has had this version's migrations, a worker lives, and there is room on the disk. */
export async function lookReady(platform: Platform): Promise<Readiness> {
  const disk = await platform.disk.trouble()
  const files = await platform.files.trouble()
  try {
    const [migrations, workers] = await inTime(Promise.all([lookAtMigrations(platform), lookAtWorkers(platform)]))
    return { ready: !migrations && !workers && !disk, database: null, migrations, workers, disk, files }
  } catch (error) {
    return { ready: false, database: `does not answer: ${(error as Error).message}`, migrations: 'unknown', workers: 'unknown', disk, files }
  }
}

async function inTime<T>(look: Promise<T>): Promise<T> {
  look.catch(() => undefined) // when it fails too late, that was told
  const over = new AbortController()
  const late = wait(PATIENCE, undefined, { signal: over.signal }).then(() => Promise.reject(new Error(`nothing heard for ${PATIENCE / 1000} s`)))
  return Promise.race([look, late]).finally(() => over.abort())
}

async function lookAtMigrations({ pool }: Platform): Promise<string | null> {
  const applied = await appliedMigrations(pool)
  const missing = (await shippedMigrations()).filter((name) => !applied.includes(name))
  return missing.length > 0 ? `not applied: ${missing.join(', ')}` : null
}

async function lookAtWorkers({ clock, db }: Platform): Promise<string | null> {
  const { rows } = await sql`
    select from platform.process where 'worker' = any(roles) and ${lives(clock.now())} limit 1`.execute(db)
  return rows.length > 0 ? null : 'none lives: start a process with AERIE_ROLES=worker, or without AERIE_ROLES'
}
