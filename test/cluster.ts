import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chownSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from '../server/platform/postgres/binaries.ts'

/** A PostgreSQL of a test's own, in a folder, on a Unix socket there. It can be killed as hard as one likes. */
export interface Cluster {
  url(database: string): string
  start(): Promise<void>
  /** `SIGQUIT` ends it at once and recovers at the next start; `SIGKILL` is a crash of the postmaster. */
  stop(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): Promise<void>
  /** Lets all its processes stand still, so that it neither answers nor refuses. @returns lets them go on */
  freeze(): () => void
  remove(): Promise<void>
}

/** What makes a throw-away cluster quick; leave it out where durability is what is tested. */
export const CARELESS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/** PostgreSQL refuses to run as root: as root it runs as nobody. */
const as = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

export function makeCluster(folder: string, settings: readonly string[]): Cluster {
  const { bin } = findBinaries()
  const data = join(folder, 'data')
  mkdirSync(folder, { recursive: true })
  if (as.uid) chownSync(folder, as.uid, as.gid)
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'aerie', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], { ...as, stdio: 'pipe' })
  const url = (database: string): string => `postgres://aerie@localhost/${database}?host=${encodeURIComponent(folder)}`
  let server: ChildProcess | null = null
  const cluster: Cluster = {
    url,
    async start() {
      const options = ['listen_addresses=', 'max_connections=200', 'shared_buffers=64MB', ...settings].flatMap((one) => ['-c', one])
      server = await untilItRuns(() => spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, ...options], { ...as, stdio: 'ignore' }), url('postgres'))
    },
    async stop(signal) {
      if (!server || server.exitCode !== null || server.signalCode !== null) return
      const ended = new Promise((resolve) => server!.once('exit', resolve))
      server.kill(signal)
      await ended
    },
    freeze() {
      const pids = [server!.pid!, ...childrenOf(server!.pid!)]
      for (const pid of pids) signalTo(pid, 'SIGSTOP')
      return () => pids.forEach((pid) => signalTo(pid, 'SIGCONT'))
    },
    async remove() {
      await cluster.stop('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return cluster
}

/**
 * After a kill of the postmaster its backends notice within moments, and until they are gone a new one refuses to start:
 * so it is started again until it answers.
 */
async function untilItRuns(begin: () => ChildProcess, url: string): Promise<ChildProcess> {
  let server = begin()
  for (let i = 0; i < 800; i++) {
    if (server.exitCode !== null) server = begin()
    if (await answers(url)) return server
    await wait(25)
  }
  throw new Error('the test PostgreSQL did not start')
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined) // it may go away again at once: the caller asks once more
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

function childrenOf(pid: number): number[] {
  return processes().flatMap(([child, parent]) => (parent === pid ? [child] : []))
}

/** Every process and its parent. A slim container has no `ps`. */
function processes(): [pid: number, parent: number][] {
  if (process.platform !== 'linux')
    return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number])
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)])
}

function parentOf(pid: string): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return 0 // it ended while we looked
  }
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error // it ended meanwhile
  }
}
