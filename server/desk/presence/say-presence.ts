import { sql } from 'kysely'
import type { Work } from '#platform/work.ts'
import { demandMember, demandSight } from '../allow.ts'
import type { Presence, Sign } from './presence.ts'

/** Says that I look at a conversation, type in it or have gone. Who looks has seen that they were mentioned. */
export async function sayPresence({ tx, by, now }: Work, presence: Presence, conversationId: string, doing: Sign['doing']): Promise<{ done: true }> {
  const me = demandMember(by)
  const seen = await demandSight(tx, by, conversationId)
  if (doing !== 'gone' && seen.mentioned.includes(me))
    await sql`update desk.mention set seen_at = ${now} where member_id = ${me} and conversation_id = ${conversationId} and seen_at is null`.execute(tx)
  await presence.say({ conversationId, member: { id: me, name: by.name }, doing })
  return { done: true }
}
