import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openJobs } from '../server/platform/jobs.ts'
import { openLog } from '../server/platform/log.ts'
import { migrate } from '../server/platform/migrate.ts'
import { CARELESS, makeCluster, type Cluster } from './cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL of each worker of this test run: the address of the database `DATABASE` in it. */
    postgres: string[]
  }
}

/**
 * A PostgreSQL for each worker, with a migrated template that each test clones; they end with the run. One for all would let
 * the tests of one worker wait for those of the other: no fact can be read while an older transaction is open anywhere in it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const clusters = await Promise.all(Array.from({ length: project.config.maxWorkers }, startWithTemplate))
  project.provide(
    'postgres',
    clusters.map((cluster) => cluster.url('DATABASE')),
  )
  return async () => void (await Promise.all(clusters.map((cluster) => cluster.remove())))
}

async function startWithTemplate(): Promise<Cluster> {
  const cluster = makeCluster(mkdtempSync(join(tmpdir(), 'aerie-test-')), CARELESS)
  await cluster.start()
  const admin = new pg.Client({ connectionString: cluster.url('postgres') })
  await admin.connect()
  await admin.query('create database template_aerie')
  await admin.end()
  const template = new pg.Pool({ connectionString: cluster.url('template_aerie'), max: 1 })
  await migrate(template, new Date())
  await template.end()
  await (await openJobs(cluster.url('template_aerie'), openLog('silent'), { works: false })).stop() // its tables, once for all tests
  return cluster
}
