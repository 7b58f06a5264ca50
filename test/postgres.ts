import { execFileSync, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../server/platform/migrate.ts'
import { findBinaries } from '../server/platform/postgres/binaries.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL of this test run, on a Unix socket: the folder of the socket. */
    postgres: string
  }
}

/** One PostgreSQL for the whole run, with a migrated template that each test file clones. It ends with the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { bin } = findBinaries()
  const folder = mkdtempSync(join(tmpdir(), 'aerie-test-pg-'))
  const as = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {} // PostgreSQL refuses to run as root
  if (as.uid) chownSync(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'aerie', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], { ...as, stdio: 'pipe' })
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-k',
      folder,
      '-c',
      'listen_addresses=',
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'max_connections=200',
      '-c',
      'shared_buffers=64MB',
    ],
    { ...as, stdio: 'ignore' },
  )
  await ready(folder)
  const pool = new pg.Pool({ connectionString: urlOf(folder, 'postgres'), max: 1 })
  await pool.query('create database template_aerie')
  const template = new pg.Pool({ connectionString: urlOf(folder, 'template_aerie'), max: 1 })
  await migrate(template, new Date())
  await template.end()
  await pool.end()
  project.provide('postgres', folder)
  return async () => {
    server.kill('SIGQUIT')
    await new Promise((resolve) => server.once('exit', resolve))
    rmSync(folder, { recursive: true, force: true })
  }
}

export const urlOf = (socketFolder: string, database: string): string => `postgres://aerie@localhost/${database}?host=${encodeURIComponent(socketFolder)}`

async function ready(folder: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const client = new pg.Client({ connectionString: urlOf(folder, 'postgres') })
    try {
      await client.connect()
      return await client.end()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error('the test PostgreSQL did not start')
}
