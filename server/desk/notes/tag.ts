import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** Sets a conversation's tags. Tags are the same in any case; what is there stays as it was given. */
export async function tag(work: Work, conversationId: string, tags: readonly string[]): Promise<Conversation> {
  const { tx, now } = work
  const c = await find(work, conversationId)
  const wanted = [...new Set(tags.map((one) => one.toLowerCase()))]
  const { rows } = await sql<{ tag: string; added: boolean }>`
    with gone as (delete from desk.conversation_tag where conversation_id = ${c.id} and tag <> all(${wanted}::text[]) returning tag),
    added as (
      insert into desk.conversation_tag (conversation_id, tag, by, at)
      select ${c.id}::uuid, tag, ${memberOf(work.by)}::uuid, ${now}::timestamptz from unnest(${wanted}::text[]) as tag on conflict do nothing returning tag)
    select tag, false as added from gone union all select tag, true from added`.execute(tx)
  if (rows.length === 0) return c
  const list = (added: boolean): string[] => rows.filter((row) => row.added === added).map((row) => row.tag)
  await record(tx, now, [
    {
      kind: 'conversation.tagged',
      by: memberOf(work.by),
      conversationId: c.id,
      personId: c.personId,
      channelId: c.channelId,
      data: { added: list(true), removed: list(false) },
    },
  ])
  return c
}
