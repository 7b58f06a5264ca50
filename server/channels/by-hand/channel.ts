import { sql } from 'kysely'
import { lockName } from '#platform/db.ts'
import type { Work } from '#platform/work.ts'
import { findOrMakeChannel } from '../connecting/connect.ts'
import { adapterOf } from '../connecting/credentials.ts'

/** What members log, one built-in channel each. */
export const BY_HAND = ['phone', 'letter', 'visit', 'event'] as const
export type ByHand = (typeof BY_HAND)[number]

/** Names tried for a built-in channel, should others have them already. */
const NAMES = 9

/**
 * The channel on which contacts of this kind are logged: the oldest of the network, made with the first contact. Two that log
 * their first at once wait for each other.
 * @returns its id
 */
export async function channelByHand(work: Work, network: ByHand): Promise<string> {
  const there = await findOldest(work, network)
  if (there) return there
  await lockName(work.tx, 'channels')
  const meanwhile = await findOldest(work, network)
  return meanwhile ?? findOrMakeChannel(work, { network, name: await freeName(work, adapterOf(network).title) })
}

async function findOldest({ tx }: Work, network: ByHand): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from channels.channel where network = ${network} and removed_at is null order by created_at, id limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

async function freeName({ tx }: Work, title: string): Promise<string> {
  const names = Array.from({ length: NAMES }, (_, i) => (i === 0 ? title : `${title} ${i + 1}`))
  const { rows } = await sql<{
    name: string
  }>`select lower(name) as name from channels.channel where removed_at is null and lower(name) = any(${names.map((name) => name.toLowerCase())})`.execute(tx)
  const taken = new Set(rows.map((row) => row.name))
  return names.find((name) => !taken.has(name.toLowerCase())) ?? `${title} ${taken.size + 1}`
}
