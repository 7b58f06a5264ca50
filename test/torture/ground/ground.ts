import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { makeCluster, type Cluster } from '../../cluster.ts'
import { freePort } from '../../free-port.ts'
import { appProcess, until, type AppProcess } from '../process.ts'
import { makeClocks, type Clocks } from './clocks.ts'
import { signIn, type Session } from './session.ts'

/** An Aerie that runs as a user would run it, in processes that can be killed. */
export interface App {
  url: string
  /** Its database. */
  db: string
  env: Record<string, string>
  processes: AppProcess[]
  /** The administrator, signed in. */
  session: Session
  /** An API key of an administrator. */
  key: string
}

/** An Aerie in two processes on a database that can be killed, taken away, and told another time. */
export interface Ground extends App, AsyncDisposable {
  cluster: Cluster
  web: AppProcess
  worker: AppProcess
  clocks: Clocks
}

/** A durable cluster, a web process and a worker on it. */
export async function makeGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'aerie-torture-'))
  const cluster = makeCluster(mkdtempSync(join(tmpdir(), 'aerie-torture-pg-')), [])
  await cluster.start()
  const superuser = new pg.Client({ connectionString: cluster.url('postgres') })
  await superuser.connect()
  await superuser.query('create database aerie').finally(() => superuser.end())
  const clocks = await makeClocks(folder, cluster.url('aerie'))
  const settings = { ...(await settingsFor(join(folder, 'data'))), ...clocks.env, DATABASE_URL: cluster.url('aerie') }
  const web = appProcess('web', { ...settings, AERIE_ROLES: 'web' }, clocks.nodeArgs)
  const worker = appProcess('worker', { ...settings, AERIE_ROLES: 'worker' }, clocks.nodeArgs)
  const app = await startApp([web, worker], settings, cluster.url('aerie'))
  return {
    ...app,
    cluster,
    clocks,
    web,
    worker,
    async [Symbol.asyncDispose]() {
      await Promise.all([web.kill('SIGKILL'), worker.kill('SIGKILL')])
      await cluster.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function settingsFor(dataFolder: string): Promise<Record<string, string>> {
  return {
    AERIE_DATA: dataFolder,
    AERIE_SECRET_KEY: randomBytes(32).toString('hex'),
    AERIE_ADMIN_EMAIL: 'admin@example.com',
    AERIE_ADMIN_PASSWORD: randomBytes(12).toString('hex'),
    AERIE_LOG: 'warn',
    PORT: String(await freePort()),
  }
}

/** Starts these processes and waits until they are ready. */
export async function startApp(processes: AppProcess[], env: Record<string, string>, db: string): Promise<App> {
  for (const one of processes) one.start()
  const url = `http://127.0.0.1:${env['PORT']}`
  await until(
    () => `the app answers\n${processes[0]!.output()}`,
    90_000,
    () => isReady({ url }),
  )
  const session = await signIn(url, { email: env['AERIE_ADMIN_EMAIL']!, password: env['AERIE_ADMIN_PASSWORD']! })
  const { key } = (await session.write('POST', '/keys', { name: 'torture', role: 'administrator' })) as { key: string }
  return { url, db, env, processes, session, key }
}

/** Does it say of itself that it can serve? */
export const isReady = async ({ url }: Pick<App, 'url'>): Promise<boolean> => (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(10_000) })).ok
