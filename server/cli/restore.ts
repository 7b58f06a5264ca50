import type pg from 'pg'
import { DEAD_AFTER } from '../app/health/heartbeat.ts'
import { checkBackup } from '#platform/backup/check.ts'
import { restoreBackup } from '#platform/backup/restore.ts'
import { systemClock } from '#platform/clock.ts'
import { openJobs } from '#platform/jobs.ts'
import { openLog } from '#platform/log.ts'
import { InUse } from '#platform/postgres/keeping.ts'
import { Refusal } from '#platform/refusal.ts'
import { JOB_SCHEMA } from './kept.ts'
import { say, withDatabase, type Opened } from './open.ts'
import { sizeOfFile } from './place.ts'
import { bringKey } from './restored-key.ts'

/** Puts a backup in the place of what is there. Refuses while Aerie runs, and a workspace that is not empty unless `replace`. */
export async function restore(file: string, replace: boolean): Promise<void> {
  await sizeOfFile(file)
  say(`Checking ${file} …`)
  const manifest = await checkBackup(file)
  say(`It was made on ${manifest.madeAt} by Aerie ${manifest.aerie} and is whole. Restoring …`)
  const advice = await withDatabase(
    async (opened) => {
      const { config, database } = opened
      await refuseInUse(opened)
      if (!replace) await refuseFull(opened)
      await (await openJobs(database.url, openLog('silent'), { works: false })).stop() // makes the tables that are the job library's own
      await restoreBackup({ url: database.url, dataFolder: config.dataFolder, now: systemClock.now(), jobSchema: JOB_SCHEMA, settle }, file, manifest)
      return bringKey(config, file, manifest)
    },
    { as: 'alone' },
  )
  say('Restored. Everybody signs in again.')
  say(advice ?? 'Next: npm start')
}

/** A message that waited when the backup was made may have been sent since: it is looked for on its network before it is sent. */
async function settle(client: pg.Client): Promise<void> {
  await client.query(`update channels.outbox set attempts = greatest(attempts, 1), leased_until = null where state in ('queued', 'sending')`)
}

/** Nobody keeps a database of your own; but whoever uses it says so every few seconds. */
async function refuseInUse({ database, pool }: Opened): Promise<void> {
  if (database.keeps) return
  const { rows } = await pool.query<{ host: string }>(`select host from platform.process where abs(extract(epoch from now() - seen_at)) < $1 limit 1`, [
    DEAD_AFTER,
  ])
  if (!rows[0]) return
  const message = `Aerie uses this database on ${rows[0].host}, or did within the last ${DEAD_AFTER} seconds. Stop it there, then try again.`
  throw new InUse({ kind: 'app', pid: null }, message)
}

async function refuseFull({ pool }: Opened): Promise<void> {
  const { rows } = await pool.query<{ full: boolean }>(
    `select exists (select from workspace.member) or exists (select from listening.item) or exists (select from channels.channel) as full`,
  )
  if (rows[0]!.full)
    throw new Refusal('conflict', 'not-empty', 'This workspace is not empty. With --replace everything in it is lost and the backup takes its place.')
}
