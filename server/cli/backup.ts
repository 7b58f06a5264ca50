import { VERSION } from '../app/health/version.ts'
import { makeBackup } from '#platform/backup/make.ts'
import { systemClock } from '#platform/clock.ts'
import { readMasterKey } from '#platform/secrets.ts'
import { keyPrintOf, LEFT_OUT } from './kept.ts'
import { say, withDatabase } from './open.ts'
import { demandPlace } from './place.ts'

/** Writes everything into one file. `withKey`: the secret key, too. Refuses a place where no file can be made. */
export async function backup(file: string, withKey: boolean): Promise<void> {
  await demandPlace(file)
  const manifest = await withDatabase(({ config: { dataFolder, secretKey }, database }) => {
    const key = readMasterKey(dataFolder, secretKey)
    return makeBackup(
      {
        url: database.url,
        dataFolder,
        leaveOut: LEFT_OUT,
        version: VERSION,
        now: systemClock.now(),
        keyPrint: keyPrintOf(key),
        key: withKey ? key.toString('hex') : null,
      },
      file,
    )
  })
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  say(`Wrote ${file}: ${rows} rows of ${manifest.tables.length} tables, ${manifest.files.count} files.`)
  say(
    withKey
      ? 'The secret key is in it: keep it where nobody else can read it.'
      : 'The secret key is not in it: keep secret.key of the data folder somewhere else, too.',
  )
}
