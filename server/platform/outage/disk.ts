import { performance } from 'node:perf_hooks'
import { realpath, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { Refusal } from '../refusal.ts'

/** What lies on a disk and how much room there is, bytes. */
export interface Room {
  about: string
  folder: string
  free: number
  size: number
}

/** With less than this a disk counts as full, bytes: PostgreSQL makes files of 16 MB, and without room for two it may stop any moment. */
export const FULL = 32 * 1024 ** 2
/** How long the word of a database elsewhere counts, whose disk we cannot look at, ms. */
const REMEMBERED = 10_000

/** What a process knows of the disks it needs. */
export interface Disk {
  /** A sentence when one of them is full; null: there is room, as far as one can see. */
  trouble(): Promise<string | null>
  /** The database refused a write for want of room. */
  refused(): void
}

export function watchDisk(config: Config): Disk {
  let refusedAt = -Infinity
  return {
    refused: () => void (refusedAt = config.databaseUrl ? performance.now() : refusedAt),
    async trouble() {
      const rooms = await lookAtRoom(config).catch(() => []) // the folder is gone: whoever needs it says so
      const full = rooms.find(isFull)
      if (full) return `disk full: ${describe(full)}. Make room: nothing is lost, and it goes on by itself.`
      return performance.now() - refusedAt < REMEMBERED ? 'disk full: that of the database. Make room there: nothing is lost, and it goes on by itself.' : null
    },
  }
}

/** The data folder's disk, and the embedded database's where it lies elsewhere. */
export async function lookAtRoom({ dataFolder, databaseUrl }: Pick<Config, 'dataFolder' | 'databaseUrl'>): Promise<Room[]> {
  const cluster = databaseUrl ? null : await realpath(join(dataFolder, 'postgres')).catch(() => null)
  const elsewhere = cluster !== null && !cluster.startsWith(await realpath(dataFolder))
  return Promise.all([roomOn('disk', dataFolder), ...(elsewhere ? [roomOn('disk of the database', cluster)] : [])])
}

async function roomOn(about: string, folder: string): Promise<Room> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { about, folder, free: bavail * bsize, size: blocks * bsize }
}

/** A file system that does not tell its size does not tell its room either. */
export const isFull = ({ free, size }: Room): boolean => size > 0 && free < FULL

export const describe = ({ free, size, folder }: Room): string => `${inBytes(free)} of ${inBytes(size)} free (${folder})`

/** 1234567890 → "1.1 GB", as disks are told. */
export function inBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(bytes, 1)) / 10)))
  return `${(bytes / 1024 ** step).toFixed(step === 0 ? 0 : 1)} ${units[step]}`
}

/** Is this somebody's word that there is no room: PostgreSQL's code for it, or the system's? A library may have wrapped it. */
export function saysFull(error: unknown): boolean {
  return error instanceof Error && (/^(53100|ENOSPC|EDQUOT)$/.test((error as NodeJS.ErrnoException).code ?? '') || saysFull(error.cause))
}

export const noRoom = (): Refusal =>
  new Refusal(
    'no-room',
    'disk-full',
    'The disk is full. Nothing was changed, and what was kept before is safe. Make room (bin/aerie doctor says where), then send this again.',
  )
