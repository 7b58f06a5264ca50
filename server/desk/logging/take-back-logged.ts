import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { demandMember, seesAll } from '../allow.ts'
import { change, find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { loggedAs } from '../conversation/moves.ts'
import { findForIntake, networkIdOf, type Intake } from './log-answer.ts'

/**
 * Takes back what was logged by mistake: a record of ours, unlike what is on the network. Its text goes, and the clock runs on
 * as if nothing had been answered, unless an answer followed. For who logged it, or a lead. A second time changes nothing.
 */
export async function takeBackLogged({ platform, takeIn }: Intake, work: Work, id: string): Promise<Conversation> {
  const me = demandMember(work.by)
  const { rows } = await sql<{ conversation_id: string; by: string | null }>`select conversation_id, by from desk.logged_answer where id = ${id}`.execute(
    work.tx,
  )
  if (!rows[0] || (rows[0].by !== me && !seesAll(work.by))) throw noSuchAnswer()
  const c = await findForIntake(work, rows[0].conversation_id)
  const { rows: taken } = await sql`
    update desk.logged_answer set taken_back_at = ${work.now}, taken_back_by = ${me} where id = ${id} and taken_back_at is null returning id`.execute(work.tx)
  if (taken.length === 0) return c
  await change(work, c, { what: 'reply_taken_back', outgoing: loggedAs(id) })
  await takeIn(platform, { channelId: c.channelId, items: [], changes: [{ change: 'deleted', id: networkIdOf(id), at: work.now }] }, work.tx)
  return find(work, c.id)
}

const noSuchAnswer = (): Refusal =>
  new Refusal('not-found', 'no-such-answer', 'This answer is not there, or not yours. A lead can take back what others logged.')
