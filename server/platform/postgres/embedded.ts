import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { connect, urlOf } from './connect.ts'
import { openHome, type Home } from './home.ts'
import { guard, kindOf, type Embedding } from './guard.ts'
import { folderInUse, InUse, tryKeep, whoKeeps, type KeeperKind } from './keeping.ts'
import { ensureRunning, isOurKind, stopRunning } from './postmaster.ts'

/** The database of this process. */
export interface Database {
  url: string
  /** Is this process the one that keeps the embedded PostgreSQL? Then no app runs on it. */
  keeps: boolean
  /** Gives it back. Whoever keeps the embedded PostgreSQL stops it. */
  close(): Promise<void>
}

/** A dead keeper's connection ends within moments; a living one that cannot be seen (another container) does not. ms */
const DEAD_KEEPER = 5_000
/** How long an app waits for a command to finish with the database, ms. */
const BUSY_COMMAND = 60_000

/**
 * Opens the embedded PostgreSQL of a data folder: makes it, starts it, or takes over one that a killed app left running.
 *
 * One process keeps it, by an advisory lock. An app is the keeper or ends with InUse. A command is a guest of the app
 * that runs, or the keeper for its moment; one that must be `alone` is the keeper or ends with InUse. The keeper starts PostgreSQL again whenever it dies, and stops it in `close`.
 */
export async function openEmbedded(dataFolder: string, embedding: Embedding): Promise<Database> {
  const home = openHome(dataFolder)
  if (home.made) embedding.say(`Made a database in ${home.cluster}`)
  const keeper = embedding.as === 'command' ? await keepOrVisit(home) : await becomeKeeper(home, dataFolder, embedding)
  await ensureDatabase(home)
  const letGo = keeper ? guard(home, dataFolder, keeper, embedding) : async () => undefined
  return { url: urlOf(home.socket, 'aerie'), keeps: keeper !== null, close: letGo }
}

async function becomeKeeper(home: Home, dataFolder: string, embedding: Embedding): Promise<pg.Client> {
  for (;;) {
    await ensureRunning(home)
    const keeper = (await tryKeep(home, kindOf(embedding.as))) ?? (await waitForLock(home, dataFolder, kindOf(embedding.as)))
    if (!keeper) continue // the one who kept it has stopped it
    if (isOurKind(home)) return keeper
    embedding.say('Found a database that an earlier version left running: starting it anew')
    await keeper.end()
    await stopRunning(home)
  }
}

async function waitForLock(home: Home, dataFolder: string, kind: KeeperKind): Promise<pg.Client | null> {
  const began = performance.now()
  let seen: Awaited<ReturnType<typeof whoKeeps>> = null
  for (;;) {
    try {
      seen = await whoKeeps(home)
      const waited = performance.now() - began
      if (seen?.kind === 'app' || waited > (seen ? BUSY_COMMAND : DEAD_KEEPER)) throw folderInUse(seen ?? { kind: 'app', pid: null }, dataFolder)
      const keeper = await tryKeep(home, kind)
      if (keeper) return keeper
    } catch (error) {
      if (error instanceof InUse) throw error
      return null // it went away while we waited
    }
    await wait(50)
  }
}

/** A command's way in: the keeper if nobody else is, else a guest (null). */
async function keepOrVisit(home: Home): Promise<pg.Client | null> {
  await ensureRunning(home)
  return tryKeep(home, 'command')
}

async function ensureDatabase(home: Home): Promise<void> {
  const client = await connect(urlOf(home.socket, 'postgres'), 'aerie waits')
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'aerie'`)
    if (rowCount === 0) await client.query('create database aerie')
  } catch (error) {
    if (!['42P04', '23505'].includes(String((error as { code?: string }).code))) throw error // another process made it just now
  } finally {
    await client.end()
  }
}
