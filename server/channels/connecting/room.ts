import { sql } from 'kysely'
import { lockName } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

/** More channels in use than a list shows are refused, so that no list needs pages. */
const MOST = 500

/** Refuses one more channel than there may be. Those that come at once wait for each other, so that each is counted. */
export async function demandRoom({ tx }: Work): Promise<void> {
  await lockName(tx, 'channels')
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from channels.channel where removed_at is null`.execute(tx)
  if (rows[0]!.count >= MOST)
    throw new Refusal(
      'conflict',
      'too-many-channels',
      `There are ${MOST} channels, and no more can be made. Disconnect one that is not needed any more, or use the name of one that is there.`,
    )
}
