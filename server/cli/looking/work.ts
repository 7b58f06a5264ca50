import { sql } from 'kysely'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lives } from '../../app/health/heartbeat.ts'
import { stateOf } from '../../channels/channel.ts'
import { readHealth } from '../../channels/read.ts'
import { adapters } from '#channels'
import { systemClock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { PARKED } from '#platform/jobs.ts'
import { openSecrets, readMasterKey } from '#platform/secrets.ts'
import type { Opened } from '../open.ts'
import { bad, ok, warn, type Finding } from './finding.ts'

/** Looks at what Aerie does: is it running, are its channels well, is anything stuck. */
export async function lookAtWork({ config, database, db }: Opened): Promise<Finding[]> {
  const channels = await lookAtChannels(db)
  return [
    await lookAtProcesses(db, database.keeps),
    ...channels,
    ...(config.secretKey || existsSync(join(config.dataFolder, 'secret.key'))
      ? [await lookAtSecrets(db, readMasterKey(config.dataFolder, config.secretKey))]
      : []),
    await lookAtOutbox(db),
    await lookAtParked(db),
  ]
}

async function lookAtProcesses(db: Db, alone: boolean): Promise<Finding> {
  const { rows } = await sql<{ host: string; roles: string[]; version: string }>`
    select host, roles, version from platform.process where ${lives(systemClock.now())}`.execute(db)
  if (alone || rows.length === 0) return warn('processes', 'Aerie is not running', 'Start it: npm start')
  const found = rows.map(({ host, roles, version }) => `${roles.toSorted().join(' and ')} on ${host} (${version})`).join(', ')
  if (!rows.some((row) => row.roles.includes('worker')))
    return bad('processes', `${found}; no worker`, 'Nothing is received or sent. Start a process with AERIE_ROLES=worker, or without AERIE_ROLES.')
  return ok('processes', found)
}

async function lookAtChannels(db: Db): Promise<Finding[]> {
  const channels = await readHealth(db)
  if (channels.length === 0) return [ok('channels', 'none connected yet')]
  return channels.map((channel) => {
    const about = `channel ${channel.name}`
    const state = stateOf(channel, adapters[channel.network]?.receive !== undefined, systemClock.now())
    if (state === 'needs-you') return bad(about, channel.last_error ?? 'it needs you', channel.needs ?? 'Open it on the channels screen.')
    if (state === 'failing')
      return bad(about, channel.last_error ?? 'it fails', 'It is tried again by itself. If it lasts, open it on the channels screen and check it.')
    if (state === 'quiet') return warn(about, 'unusually quiet', 'Check it on the channels screen.')
    return ok(about, state === 'paused' ? 'paused' : 'well')
  })
}

/** A database restored beside another key keeps its channels' passwords to itself. */
async function lookAtSecrets(db: Db, key: Buffer): Promise<Finding> {
  const secrets = openSecrets(key)
  const { rows } = await sql<{
    id: string
    name: string
    secret: Buffer
  }>`select id, name, secret from channels.channel where secret is not null and removed_at is null limit 500`.execute(db)
  const closed = rows.filter(({ id, secret }) => {
    try {
      secrets.open(secret, id)
      return false
    } catch {
      return true // whatever is wrong with it, this key does not open it
    }
  })
  if (closed.length === 0) return ok('channel passwords', `${rows.length} can be read with this key`)
  return bad(
    'channel passwords',
    `this secret key does not open those of ${closed.map((row) => row.name).join(', ')}`,
    'Put the key back that was there before (secret.key, or AERIE_SECRET_KEY), or enter the passwords anew.',
  )
}

async function lookAtOutbox(db: Db): Promise<Finding> {
  const { rows } = await sql<{ failed: number; late: number }>`
    select count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state <> 'failed' and due_at < ${systemClock.now()}::timestamptz - interval '15 minutes')::int as late
    from channels.outbox where state in ('queued', 'sending', 'failed')`.execute(db)
  const { failed, late } = rows[0]!
  if (failed > 0) return warn('messages', `${failed} could not be sent`, 'Open their conversations: each says why, and can be sent again.')
  return late > 0
    ? warn('messages', `${late} wait for more than 15 minutes`, 'See whether their channel is well, and a worker runs.')
    : ok('messages', 'none is stuck')
}

async function lookAtParked(db: Db): Promise<Finding> {
  const { rows: made } = await sql`select where to_regclass('job.job') is not null`.execute(db)
  if (made.length === 0) return ok('parked work', 'none')
  const { rows } = await sql<{ parked: number }>`select count(*)::int as parked from job.job where name = ${PARKED} and state = 'created'`.execute(db)
  const { parked } = rows[0]!
  return parked === 0
    ? ok('parked work', 'none')
    : warn('parked work', `${parked} kept failing`, 'Open the screen "Parked work": each shows its error, and can be tried again.')
}
