import { sql } from 'kysely'
import { lockName } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { MOST_TAGS, tagsInUse } from '../lists/tags.ts'

/** Sets a conversation's tags. Tags are the same in any case; what is there stays as it was given. Refuses one more in use than there may be. */
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
  await refuseTooMany(
    work,
    rows.flatMap((row) => (row.added ? [row.tag] : [])),
  )
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

/** Looks only where a tag was not in use before. Those that bring one at once wait for each other, so that each is counted. */
async function refuseTooMany({ tx }: Work, added: readonly string[]): Promise<void> {
  const { rows: fresh } = await sql`
    select from unnest(${added}::text[]) as added (tag)
    where not exists (select from desk.conversation_tag one where one.tag = added.tag offset 1) limit 1`.execute(tx)
  if (fresh.length === 0) return
  await lockName(tx, 'desk tags')
  if ((await tagsInUse({ db: tx }, MOST_TAGS + 1)).length > MOST_TAGS)
    throw new Refusal(
      'conflict',
      'too-many-tags',
      `There are ${MOST_TAGS} tags in use, and no more can be added. Use one of those, or take one away where it stands.`,
    )
}
