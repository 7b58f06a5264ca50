import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'

/** The user PostgreSQL runs as when we are root, whom it refuses. */
export interface Servant {
  uid: number
  gid: number
}

/**
 * Who is to run PostgreSQL; null: we ourselves. As root it is whoever owns the cluster already, else the user `aerie`
 * if the machine has one, else `nobody`.
 */
export function findServant(cluster: string | null): Servant | null {
  if (process.getuid?.() !== 0) return null
  const owner = cluster === null ? undefined : statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return idOf('aerie') ?? idOf('nobody') ?? { uid: 65_534, gid: 65_534 }
}

/** May the servant go through this folder and read in it? Asked of the kernel itself, so that every kind of permission counts. */
export function mayEnter(folder: string, servant: Servant | null): boolean {
  if (!servant) return true
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...servant, cwd: '/' }).status === 0
}

function idOf(name: string): Servant | null {
  const ask = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return null // there is no such user
  }
}
