import { join } from 'node:path'
import { ConfigError, type Config } from '../config.ts'
import { makeFolder } from '../outage/folder.ts'
import { openEmbedded, type Database } from './embedded.ts'
import type { Embedding } from './guard.ts'
import { reach } from './reach.ts'

/** An app may have been started before its database: how long it waits for it, ms. A person at a console is told at once. */
const PATIENCE = { app: 30_000, command: 0, alone: 0 }

/** Opens this process's database: the one DATABASE_URL names, else the embedded one in the data folder. */
export async function openDatabase(config: Config, embedding: Embedding): Promise<Database> {
  prepareDataFolder(config.dataFolder)
  if (!config.databaseUrl) return openEmbedded(config.dataFolder, embedding)
  await reach(config.databaseUrl, { ...embedding, patience: PATIENCE[embedding.as] })
  return { url: config.databaseUrl, keeps: false, close: async () => undefined }
}

/** Others may not look into the data folder. As root they may pass through it, because PostgreSQL's user must. */
function prepareDataFolder(folder: string): void {
  try {
    makeFolder(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
    makeFolder(join(folder, 'files'), 0o700)
  } catch (error) {
    throw new ConfigError(`AERIE_DATA: ${folder} cannot be written to (${(error as Error).message}). Name another folder, or change its owner.`)
  }
}
