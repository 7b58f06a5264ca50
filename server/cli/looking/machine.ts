import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { VERSION } from '../../app/health/version.ts'
import type { Config } from '#platform/config.ts'
import { openFiles } from '#platform/files.ts'
import { describe, isFull, lookAtRoom, type Room } from '#platform/outage/disk.ts'
import { bad, ok, warn, type Finding } from './finding.ts'

/** PostgreSQL stops when it cannot write: less than this is trouble soon, and now; bytes. */
const SOON = 2 * 1024 ** 3
const NOW = 300 * 1024 ** 2

/** Looks at what there is without a database: versions, the data folder, the disk, the secret key. */
export async function lookAtMachine(config: Config): Promise<Finding[]> {
  return [
    ok('versions', `Aerie ${VERSION}, Node ${process.versions.node}`),
    await lookAtFolder(config.dataFolder),
    ...(await lookAtRoom(config)).map(lookAtDisk),
    await lookAtKey(config),
    ...(await lookAtBucket(config)),
  ]
}

async function lookAtFolder(folder: string): Promise<Finding> {
  try {
    await access(folder, constants.R_OK | constants.W_OK)
    return ok('data folder', folder)
  } catch (error) {
    return bad(
      'data folder',
      `${folder}: ${(error as Error).message}`,
      'Make the folder and let the user that runs Aerie write there, or set AERIE_DATA to another.',
    )
  }
}

function lookAtDisk(room: Room): Finding {
  const found = `${isFull(room) ? 'disk full: ' : ''}${describe(room)}`
  if (room.free < NOW)
    return bad(room.about, found, 'Make room now: the database stops when the disk is full. Nothing is lost; it goes on by itself when there is room.')
  return room.free < SOON ? warn(room.about, found, 'Make room soon, or move the data folder to a larger disk (AERIE_DATA).') : ok(room.about, found)
}

async function lookAtBucket({ dataFolder, s3 }: Config): Promise<Finding[]> {
  if (!s3) return []
  const trouble = await openFiles(dataFolder, s3).trouble()
  if (!trouble) return [ok('files', `in the bucket “${s3.bucket}”${s3.endpoint ? ` at ${s3.endpoint}` : ''}`)]
  return [
    bad(
      'files',
      trouble,
      'Nothing is lost meanwhile: messages with files wait at their network, and uploads are refused. Mend it, and start Aerie anew if a setting was wrong.',
    ),
  ]
}

async function lookAtKey({ dataFolder, secretKey }: Config): Promise<Finding> {
  if (secretKey) return ok('secret key', 'from AERIE_SECRET_KEY')
  const file = join(dataFolder, 'secret.key')
  const found = await stat(file).catch(() => null)
  if (!found) return warn('secret key', `${file} is not there`, 'It is made at the next start. If this workspace has channels, put the old key back first.')
  const others = (found.mode & 0o077).toString(8).padStart(2, '0')
  return others === '00' ? ok('secret key', `${file}, for its owner alone`) : bad('secret key', `others may read ${file}`, `chmod 600 ${file}`)
}
