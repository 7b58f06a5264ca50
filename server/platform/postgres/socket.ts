import { createHash } from 'node:crypto'
import { chownSync, existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import type { Servant } from './servant.ts'
import { Unusable } from './unusable.ts'

/** A socket's path must fit 107 bytes with its zero on Linux, 103 on a Mac; `/.s.PGSQL.5432` is 14 of them. */
const LONGEST_FOLDER = 103 - 14

/** Where PostgreSQL's socket goes: into the cluster where its path is short enough, else into a folder below /tmp. */
export function socketFolderOf(cluster: string, servant: Servant | null): string {
  if (Buffer.byteLength(cluster) <= LONGEST_FOLDER) return cluster
  return `/tmp/aerie-${ownerOf(servant)}-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`
}

/** Makes that folder, for PostgreSQL's user alone. Refuses one that somebody else made in its place. */
export function makeSocketFolder(folder: string, servant: Servant | null): void {
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 })
    if (servant) chownSync(folder, servant.uid, servant.gid)
  }
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== ownerOf(servant) || (found.mode & 0o077) !== 0)
    throw new Unusable(`${folder} is not ours, and the data folder's path is too long for a socket: set AERIE_DATA to a shorter path`)
}

export function removeSocketFolder(folder: string, cluster: string): void {
  if (folder !== cluster) rmSync(folder, { recursive: true, force: true })
}

const ownerOf = (servant: Servant | null): number => servant?.uid ?? process.getuid!()
