import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDb } from '../server/platform/db.ts'
import { migrate } from '../server/platform/migrate.ts'
import { SETTINGS } from '../server/platform/postgres/settings.ts'
import { makeCluster, type Cluster } from '../test/cluster.ts'
import { makeServer, type TestServer } from '../test/server.ts'
import { clearAtEnd } from './leaving.ts'

/** A durable PostgreSQL of the benchmark's own with one database, or more, and a whole server on each, in this process. */
export interface Ground extends AsyncDisposable {
  cluster: Cluster
  url: string
  pool: pg.Pool
  /** A fresh server on the database as it is now. */
  serve(): Promise<TestServer>
}

/** What lets much be written without a checkpoint in between. */
const ROOM = ['max_wal_size=4GB', 'maintenance_work_mem=256MB']
/** As the product sets the PostgreSQL that it brings. */
export const AS_SHIPPED = Object.entries(SETTINGS).map(([name, value]) => `${name}=${value}`)

export async function makeGround(settings: readonly string[] = []): Promise<Ground> {
  const cluster = makeCluster(mkdtempSync(join(tmpdir(), 'aerie-bench-')), [...settings, ...ROOM])
  clearAtEnd({ [Symbol.asyncDispose]: () => cluster.remove() })
  await cluster.start()
  const ground = await makePlot(cluster, 'bench')
  return {
    ...ground,
    async [Symbol.asyncDispose]() {
      await ground[Symbol.asyncDispose]()
      await cluster.remove()
    },
  }
}

/** One more database on the same PostgreSQL, so that two are measured under the same conditions. It goes with its PostgreSQL. */
export async function makePlot(cluster: Cluster, name: string): Promise<Ground> {
  const admin = new pg.Client({ connectionString: cluster.url('postgres') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = cluster.url(name)
  const pool = new pg.Pool({ connectionString: url, max: 16 })
  await migrate(pool, new Date())
  const db = openDb(pool)
  return { cluster, url, pool, serve: () => makeServer({ url, db }), [Symbol.asyncDispose]: () => pool.end() }
}
