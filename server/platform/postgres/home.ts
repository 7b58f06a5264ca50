import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { copyBinaries, findBinaries, moveInto, type Binaries } from './binaries.ts'
import { initialise } from './initialise.ts'
import { findServant, mayEnter, type Servant } from './servant.ts'
import { socketFolderOf } from './socket.ts'
import { Unusable } from './unusable.ts'

/** Where the embedded PostgreSQL lives, all of it absolute. */
export interface Home {
  /** PostgreSQL's own data directory. */
  cluster: string
  binaries: Binaries
  /** The folder of its Unix socket; only PostgreSQL's user (and root) may enter it. */
  socket: string
  log: string
  servant: Servant | null
}

/** Where a cluster goes that cannot live in the data folder. */
export const SHELTER = '/var/lib/aerie'

/**
 * Finds the embedded PostgreSQL of a data folder, or makes it there. `<data>/postgres` is the cluster, or a link to it:
 * PostgreSQL refuses to run as root, and the user it then runs as may not be able to enter the data folder
 * (a clone in /root), so in that case the cluster is made below /var/lib/aerie.
 * @returns `made` when the cluster is new
 */
export function openHome(dataFolder: string, shelter = SHELTER): Home & { made: boolean } {
  const place = join(dataFolder, 'postgres')
  const made = !isThere(place)
  if (made) makeCluster(dataFolder, place, shelter)
  const cluster = realpathSync(place)
  const servant = findServant(cluster)
  const binaries = reachable(findBinaries(), dirname(cluster), servant)
  refuseOtherVersion(cluster, binaries)
  return { cluster, binaries, servant, socket: socketFolderOf(cluster, servant), log: join(dirname(cluster), 'postgres.log'), made }
}

function isThere(place: string): boolean {
  const found = lstatSync(place, { throwIfNoEntry: false })
  if (found?.isSymbolicLink() && !existsSync(place))
    throw new Unusable(
      `${place} points to a database that is not there any more: bring it back, or remove this link and restore a backup with bin/aerie restore FILE`,
    )
  return found !== undefined
}

function makeCluster(dataFolder: string, place: string, shelter: string): void {
  const servant = findServant(null)
  const home = mayEnter(dataFolder, servant) ? dataFolder : sheltered(shelter, dataFolder)
  const part = `${join(home, 'postgres')}.${process.pid}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { mode: 0o700 })
  if (servant) chownSync(part, servant.uid, servant.gid)
  initialise(reachable(findBinaries(), home, servant), part, servant)
  moveInto(part, join(home, 'postgres'))
  if (home !== dataFolder) pointTo(join(home, 'postgres'), place)
}

/** A folder of its own for this data folder, named by chance: a later clone in the same place must not find an old database. */
function sheltered(shelter: string, dataFolder: string): string {
  mkdirSync(shelter, { recursive: true, mode: 0o711 })
  const home = mkdtempSync(join(shelter, 'data-'))
  chmodSync(home, 0o711)
  writeFileSync(join(home, 'BELONGS-TO'), `${resolve(dataFolder)}\n`)
  return home
}

function pointTo(cluster: string, place: string): void {
  try {
    symlinkSync(cluster, place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    rmSync(dirname(cluster), { recursive: true }) // another process made one just now: that one counts
  }
}

/** The binaries where they are, or copied beside the cluster when PostgreSQL's user cannot enter node_modules. */
function reachable(binaries: Binaries, home: string, servant: Servant | null): Binaries {
  return mayEnter(binaries.bin, servant) ? binaries : copyBinaries(binaries, home)
}

function refuseOtherVersion(cluster: string, binaries: Binaries): void {
  const theirs = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const ours = binaries.version.split('.')[0]
  if (theirs !== ours)
    throw new Unusable(
      `this database was made by PostgreSQL ${theirs}, and this Aerie brings ${ours}: make a backup with the Aerie that ran before, then restore it with this one (docs/running.md, Upgrade)`,
    )
}
