import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Platform } from '#platform/work.ts'
import { homeOf } from '../account.ts'
import { originsOf, Secret, Settings } from './settings.ts'

/** A channel of this network as its doors see it. */
export interface Place {
  channelId: string
  settings: Settings
  /** Null: nobody can be vouched for. */
  signingSecret: string | null
  /** Pages that may speak to us. */
  origins: readonly string[]
  /** False: an administrator paused it. */
  isOpen: boolean
  /** For tickets. */
  key: Buffer
}

const noSuchAddress = (): Refusal => new Refusal('not-found', 'no-such-address', 'There is nothing at this address.')

/** The channel of this id. Refuses one that is not there, is another network's, or was disconnected. */
export async function readPlace(platform: Platform, db: Db | Tx, channelId: string): Promise<Place> {
  if (!z.uuid().safeParse(channelId).success) throw noSuchAddress() // asked before the address is validated
  const { rows } = await sql<{ settings: unknown; secret: Buffer | null; paused_at: Date | null }>`
    select settings, secret, paused_at from channels.channel where id = ${channelId} and network = 'web' and removed_at is null`.execute(db)
  const [row] = rows
  if (!row) throw noSuchAddress()
  const settings = Settings.parse(row.settings)
  const secret = row.secret ? Secret.parse(platform.secrets.open(row.secret, channelId)) : {}
  return {
    channelId,
    settings,
    signingSecret: secret.signingSecret ?? null,
    origins: originsOf(settings),
    isOpen: row.paused_at === null,
    key: homeOf(platform).key(`web ${channelId}`),
  }
}

/** Said by every door that takes something, while nobody is to write. */
export function demandOpen({ isOpen }: Place): void {
  if (!isOpen) throw new Refusal('unavailable', 'closed-for-now', 'Nobody can be written to here at the moment. Try again later.')
}
