import { flushCompileCache } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'
import { makeFirstRules } from '#desk'
import { isAway } from '#platform/outage/away.ts'
import { systemClock } from '#platform/clock.ts'
import { ConfigError, type Config } from '#platform/config.ts'
import { inTransaction, openPool } from '#platform/db.ts'
import type { Log } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import type { InUse } from '#platform/postgres/keeping.ts'
import { openDatabase } from '#platform/postgres/open.ts'
import type { Platform } from '#platform/work.ts'
import { ensureSetup } from '../workspace/setup/ensure-setup.ts'
import { openContext } from './context.ts'
import { sayAddress } from './health/heartbeat.ts'
import { VERSION } from './health/version.ts'
import { startWeb } from './web.ts'
import { startWorkers } from './workers.ts'

/** Something that runs and can be ended. */
export interface Running {
  name: string
  close(): Promise<unknown>
}

/** What a start needs of the process it happens in. */
export interface Starting {
  log: Log
  /** Tells the person at the console. */
  say: (line: string) => void
  /** Aborted when the process is told to stop while it still starts. */
  signal: AbortSignal
  /** Another Aerie has taken the data folder: this one must end. */
  onLost: (error: InUse) => void
  /** Filled as things come to run, the database first, so that a start that fails half-way can be undone. */
  running: Running[]
}

/** How often a start is begun anew because the database went away during it, and how soon, ms. */
const TRIES = 30
const TRY_AGAIN = 1_000

/** Starts Aerie: database, migrations, context, workers and web, in this order. Throws with advice when it cannot. */
export async function start(config: Config, starting: Starting): Promise<void> {
  const { log, say, signal, onLost, running } = starting
  say(`Aerie ${VERSION}`)
  const database = await openDatabase(config, { as: 'app', say, signal, onLost, warn: (error, what) => log.warn({ err: error }, what) })
  running.push({ name: 'database', close: () => database.close() })
  signal.throwIfAborted()
  for (let tries = 1; ; tries++) {
    try {
      await startOn(database.url, config, starting)
      break
    } catch (error) {
      if (!isAway(error) || tries === TRIES) throw error
      log.warn({ err: error }, 'the database went away during the start: beginning anew')
      for (const one of running.splice(1).toReversed()) await one.close().catch((late: unknown) => log.debug({ err: late }, `${one.name} did not close`))
      await wait(TRY_AGAIN, undefined, { signal })
    }
  }
  say('Stop with Ctrl-C. Commands: bin/aerie --help')
  flushCompileCache() // now, because a killed process cannot
}

/** All but the database, which may go away meanwhile. */
async function startOn(url: string, config: Config, { log, say, signal, running }: Starting): Promise<void> {
  await bringUpToDate(url, say)
  const platform = await openContext(config, { url, log })
  running.push({ name: 'context', close: () => platform.close() })
  signal.throwIfAborted()
  const setupLink = config.roles.includes('web') ? await ensureSetup(platform) : null
  if (config.roles.includes('web')) await inTransaction(platform.db, makeFirstRules)
  if (config.roles.includes('worker')) running.push(await startWork(platform))
  if (config.roles.includes('web')) running.push(await openDoors(platform, setupLink, say))
  else say('Working in the background. This process has no screens (AERIE_ROLES).')
}

async function bringUpToDate(url: string, say: (line: string) => void): Promise<void> {
  const pool = openPool(url, 1, () => undefined)
  try {
    const applied = await migrate(pool, systemClock.now())
    if (applied.length > 0) say(`Brought the database up to date (${applied.length} ${applied.length === 1 ? 'step' : 'steps'}, up to ${applied.at(-1)})`)
  } finally {
    await pool.end()
  }
}

async function startWork(platform: Platform): Promise<Running> {
  const workers = await startWorkers(platform)
  return { name: 'workers', close: () => workers.stop() }
}

async function openDoors(platform: Platform, setupLink: string | null, say: (line: string) => void): Promise<Running> {
  const { port, host, url: expected } = platform.config
  const web = await startWeb(platform)
  const address = await web.listen({ port, host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new ConfigError(`PORT: another program uses port ${port}. Stop that one, or set PORT to another number (0: any free one).`)
    throw error
  })
  const url = port === 0 && !platform.config.urlIsGiven ? address : expected
  await sayAddress(platform, url)
  if (setupLink) say(`Aerie runs. Open this link in a browser to make the first administrator; it works once:\n\n  ${setupLink.replace(expected, url)}\n`)
  else say(`Aerie is at ${url}`)
  return { name: 'web', close: () => web.close() }
}
