import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { commandOf, isAlive } from './alive.ts'
import { connect, urlOf } from './connect.ts'
import type { Home } from './home.ts'
import { environmentFor } from './initialise.ts'
import { commandLine } from './settings.ts'
import { makeSocketFolder, removeSocketFolder } from './socket.ts'
import { Unusable } from './unusable.ts'

/** How long a start may take, ms: recovery after a crash replays at most max_wal_size. */
const PATIENCE = 120_000
/** A log that has grown beyond this is moved aside at the next start, bytes. */
const LOG_LIMIT = 10_000_000
/** PostgreSQL's codes for "all places are taken" and "I am starting or stopping". */
const TOO_MANY_CONNECTIONS = '53300'
const CANNOT_CONNECT_NOW = '57P03'
/** Others may hold what we need for a moment: a killed postmaster's last backends its memory, another process the pid file. */
const PASSES = /pre-existing shared memory block|lock file ".+" (?:already exists|is empty)/
/** A start writes its number into its lock file at once; one that is empty for longer than this is a dead start's, ms. */
const EMPTY_FOR_GOOD = 2_000

/** The pid of the postmaster that serves this cluster; null: none does. */
export function runningPid(cluster: string): number | null {
  const pid = pidIn(join(cluster, 'postmaster.pid'))
  return pid && serves(pid, cluster) ? pid : null
}

/** Was the running server started by this version, with these settings and these binaries? */
export function isOurKind(home: Home): boolean {
  const pid = runningPid(home.cluster)
  return pid !== null && commandOf(pid) === [program(home), ...commandLine(home.cluster, home.socket, home.binaries.version)].join(' ')
}

/**
 * Sees to it that PostgreSQL answers on this cluster: waits for one that is starting or stopping, starts one where none
 * runs. Safe to call from several processes at once: PostgreSQL itself lets only one of theirs win, and all find that one.
 * Throws with PostgreSQL's own words when it cannot start.
 */
export async function ensureRunning(home: Home, patience = PATIENCE): Promise<void> {
  const until = performance.now() + patience
  let ours: { ended(): boolean; said(): string } | null = null
  let said = ''
  while (performance.now() < until) {
    if (await answers(home)) return
    if (ours?.ended()) {
      said = ours.said()
      if (!PASSES.test(said)) break
      ours = null
      await wait(200)
    }
    if (!ours && runningPid(home.cluster) === null) ours = launch(home)
    await wait(40)
  }
  throw new Unusable(`the embedded PostgreSQL does not start. It says: ${said || 'nothing'}\nIts log is ${home.log}`)
}

/** Stops PostgreSQL: open transactions are rolled back, everything committed is safe. After `patience` ms it is stopped the hard way, which the next start recovers from. */
export async function stopRunning(home: Home, patience = 6_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const pid = runningPid(home.cluster)
    if (pid === null) break
    process.kill(pid, signal)
    const until = performance.now() + patience
    while (performance.now() < until && isAlive(pid)) await wait(20)
  }
  removeSocketFolder(home.socket, home.cluster)
}

const program = (home: Home): string => join(home.binaries.bin, 'postgres')

/** Starts a postmaster that lives on without us: in its own session (Ctrl-C is ours to handle), writing to its own log. */
function launch(home: Home): { ended(): boolean; said(): string } {
  makeSocketFolder(home.socket, home.servant)
  clearStaleLocks(home)
  const size = statSync(home.log, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT) renameSync(home.log, `${home.log}.1`)
  const from = size > LOG_LIMIT ? 0 : size
  const log = openSync(home.log, 'a', 0o600)
  const server = spawn(program(home), commandLine(home.cluster, home.socket, home.binaries.version), {
    ...home.servant,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: environmentFor(home.binaries),
  })
  closeSync(log)
  let failure: Error | null = null
  server.on('error', (error) => (failure = error))
  server.unref()
  return {
    ended: () => failure !== null || server.exitCode !== null || server.signalCode !== null,
    said: () => failure?.message ?? readFileSync(home.log, 'utf8').slice(from).trim().slice(-2_000),
  }
}

/**
 * PostgreSQL clears up after the dead by itself, but takes any process with the number in its lock files for a living
 * server: a stranger's after a reboot, or its own corpse where nobody buries it (a container without an init). An empty
 * file it takes for another start: so it is for a moment, and for good where the machine went down in that moment.
 * What it still must know after that, it knows by its shared memory.
 */
function clearStaleLocks({ cluster, socket }: Home): void {
  for (const file of [join(cluster, 'postmaster.pid'), join(socket, '.s.PGSQL.5432.lock')]) {
    const pid = pidIn(file)
    if (pid === null || (pid > 0 ? !isAlive(pid) || serves(pid, cluster) : !isOld(file))) continue
    rmSync(file, { force: true })
  }
}

const isOld = (file: string): boolean => Math.abs(Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity)) > EMPTY_FOR_GOOD
const serves = (pid: number, cluster: string): boolean => commandOf(pid).includes(cluster)

/** The first line of a lock file: 0 when it is empty, null when there is none. */
function pidIn(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Does it take connections? Starting, stopping and not being there are a no; another refusal by PostgreSQL itself is a fault. */
async function answers(home: Home): Promise<boolean> {
  try {
    await (await connect(urlOf(home.socket, 'postgres'), 'aerie waits')).end()
    return true
  } catch (error) {
    const code = String((error as { code?: string }).code)
    if (code === TOO_MANY_CONNECTIONS) return true
    if (code === CANNOT_CONNECT_NOW || !/^(?=.*\d)[0-9A-Z]{5}$/.test(code)) return false
    throw error
  }
}
