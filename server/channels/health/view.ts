import type { z } from 'zod'
import type { Config } from '#platform/config.ts'
import type { Db, Tx } from '#platform/db.ts'
import { findChannel } from '../read.ts'
import { countSince, readDays } from './came.ts'
import type { ChannelHealthView } from './contract.ts'
import { readRhythm } from './expect-quiet.ts'
import { readGaps } from './gap.ts'
import { readMailed, readTroublesOf, type TroubleRow } from './read.ts'
import { expectedBetween } from './rhythm.ts'
import { readSaid } from './said.ts'

type Shown = z.input<typeof ChannelHealthView>

/** As much as the chart shows, days; and as many gaps as people look at. */
const [DAYS, GAPS] = [28, 20]
const [HOUR, DAY] = [3_600_000, 86_400_000]

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null

/** How well a channel hears. Refuses one that is not there. */
export async function viewHealth(db: Db | Tx, now: Date, id: string, config: Pick<Config, 'mail'>): Promise<Shown> {
  const channel = await findChannel(db, id)
  const { allowance, accessEndsAt, missing, waiting } = readSaid(channel.said)
  const from = new Date(Math.ceil((now.getTime() - DAY) / HOUR) * HOUR) // the figures are by whole hours
  const rhythm = await readRhythm(db, { id, createdAt: channel.created_at }, from)
  return {
    lastDay: { items: await countSince(db, id, from), usual: rhythm && expectedBetween(rhythm, from, now) },
    quietAt: channel.quiet_from?.getTime() === channel.last_item_at?.getTime() ? iso(channel.quiet_at) : null,
    days: await readDays(db, id, now, DAYS),
    allowance: allowance && { ...allowance, resetAt: allowance.resetAt.toISOString() },
    accessEndsAt: iso(accessEndsAt),
    missing: [...missing],
    waiting: waiting ?? null,
    gaps: (await readGaps(db, id, GAPS)).map(({ id: gapId, why, from: since, to, items }) => ({
      id: gapId,
      why,
      from: since.toISOString(),
      to: iso(to),
      items,
    })),
    troubles: (await readTroublesOf(db, id)).map(viewTrouble),
    mailed: await readMailed(db, config),
  }
}

export const viewTrouble = ({ id, kind, since, noticedAt, detail, advice, overAt, channelId, name, network }: TroubleRow): Shown['troubles'][number] => ({
  id,
  channel: { id: channelId, name, network },
  what: kind,
  since: since.toISOString(),
  noticedAt: noticedAt.toISOString(),
  detail,
  advice,
  overAt: iso(overAt),
})
