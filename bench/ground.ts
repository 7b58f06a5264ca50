import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDb } from '../server/platform/db.ts'
import { migrate } from '../server/platform/migrate.ts'
import { makeCluster, type Cluster } from '../test/cluster.ts'
import { makeServer, type TestServer } from '../test/server.ts'

/** A durable PostgreSQL of the benchmark's own and a whole server on it, in this process. */
export interface Ground extends AsyncDisposable {
  cluster: Cluster
  url: string
  pool: pg.Pool
  /** A fresh server on the database as it is now. */
  serve(): Promise<TestServer>
}

export async function makeGround(): Promise<Ground> {
  const cluster = makeCluster(mkdtempSync(join(tmpdir(), 'aerie-bench-')), ['max_wal_size=4GB', 'maintenance_work_mem=256MB'])
  await cluster.start()
  const admin = new pg.Client({ connectionString: cluster.url('postgres') })
  await admin.connect()
  await admin.query('create database bench')
  await admin.end()
  const url = cluster.url('bench')
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  await migrate(pool, new Date())
  const db = openDb(pool)
  return {
    cluster,
    url,
    pool,
    serve: () => makeServer({ url, db }),
    async [Symbol.asyncDispose]() {
      await pool.end()
      await cluster.remove()
    },
  }
}
