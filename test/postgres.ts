import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openJobs } from '../server/platform/jobs.ts'
import { openLog } from '../server/platform/log.ts'
import { migrate } from '../server/platform/migrate.ts'
import { CARELESS, makeCluster } from './cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL of this test run: the address of the database `DATABASE` in it. */
    postgres: string
  }
}

/** One PostgreSQL for the whole run, with a migrated template that each test clones. It ends with the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
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
  project.provide('postgres', cluster.url('DATABASE'))
  return () => cluster.remove()
}
