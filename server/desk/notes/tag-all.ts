import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import type { Tx } from '#platform/db.ts'

/** Gives conversations a tag by Aerie itself; those that have it, and ids that are none, stay as they are. One statement, besides the facts. */
export async function tagAll(tx: Tx, now: Date, conversationIds: readonly string[], tag: string): Promise<void> {
  if (conversationIds.length === 0) return
  const { rows } = await sql<{ id: string; personId: string; channelId: string }>`
    with tagged as (
      insert into desk.conversation_tag (conversation_id, tag, by, at)
      select id, ${tag}, null, ${now} from desk.conversation where id = any(${[...new Set(conversationIds)]}::uuid[]) order by id
      on conflict do nothing returning conversation_id)
    select id, person_id as "personId", channel_id as "channelId" from desk.conversation join tagged on id = conversation_id`.execute(tx)
  await record(
    tx,
    now,
    rows.map(({ id, personId, channelId }) => {
      return { kind: 'conversation.tagged' as const, conversationId: id, personId, channelId, data: { added: [tag], removed: [] } }
    }),
  )
}
