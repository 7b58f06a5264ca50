import { sql } from 'kysely'
import { inTransaction } from '#platform/db.ts'
import type { Platform } from '#platform/work.ts'
import { AccountTrouble, type Outgoing } from '../../adapter.ts'
import { VISITOR, type Visitor } from '../visits/visitor.ts'
import { mailLater } from './mail-gone.ts'
import { addLine, findLine, instantAfter, lastLine } from './transcript.ts'

/** Told to every process when there is something for a visitor. */
export const FOR_VISITOR = 'web.visitor'

/**
 * Puts a message where its visitor reads it, once, however often it is put there. Throws AccountTrouble when the visitor is not
 * known any more.
 * @returns since when it is there
 */
export async function handOver(platform: Platform, channelId: string, visitorId: string, { id, text, attachments }: Outgoing): Promise<{ at: Date }> {
  const at = await inTransaction(platform.db, async (tx) => {
    const { rows } = await sql<Visitor>`select ${VISITOR} from channels.visitor where id = ${visitorId} and channel_id = ${channelId} for update`.execute(tx)
    const [visitor] = rows
    if (!visitor)
      throw new AccountTrouble('no such visitor', 'What was said with this visitor has been forgotten, so nobody would read it. Reach them another way.')
    const there = await findLine(tx, visitorId, id)
    if (there) return there.at
    const now = platform.clock.now()
    const said = instantAfter(await lastLine(tx, visitorId), now)
    if (visitor.email) await mailLater(platform, tx, now, visitor)
    await addLine(tx, said, visitorId, { id, direction: 'out', text, attachments })
    return said
  })
  await platform.live.signal(FOR_VISITOR, { visitorId })
  return { at }
}
