import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readArchive } from '#platform/backup/archive.ts'
import { KEY, type Manifest } from '#platform/backup/manifest.ts'
import type { Config } from '#platform/config.ts'
import { readMasterKey } from '#platform/secrets.ts'
import { keyPrintOf } from './kept.ts'

/**
 * Puts the backup's secret key in place, if it holds one; another key that is there is kept beside it.
 * @returns what is left for a person to do about keys, or null
 */
export async function bringKey({ dataFolder, secretKey }: Config, file: string, manifest: Manifest): Promise<string | null> {
  const here = join(dataFolder, KEY)
  if (secretKey || !manifest.withKey) return fits(readMasterKey(dataFolder, secretKey), manifest) ? null : adviceFor(secretKey ? 'AERIE_SECRET_KEY' : here)
  const theirs = await keyIn(file)
  if (existsSync(here) && readFileSync(here, 'utf8').trim() !== theirs) renameSync(here, `${here}.before-restore`)
  writeFileSync(here, theirs, { mode: 0o600 })
  return null
}

const fits = (key: Buffer, manifest: Manifest): boolean => keyPrintOf(key) === manifest.keyPrint

const adviceFor = (where: string): string =>
  `The secret key (${where}) is not the one this backup was made with. Put that one in its place before you start, or connect every channel again and let members with two-factor sign-in be invited anew.`

async function keyIn(file: string): Promise<string> {
  for await (const { name, bytes } of readArchive(file)) {
    if (name !== KEY) continue
    const chunks: Buffer[] = []
    for await (const chunk of bytes) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8').trim()
  }
  throw new Error(`${file} should hold the secret key and does not`)
}
