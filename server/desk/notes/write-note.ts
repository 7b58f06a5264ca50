import { sql } from 'kysely'
import { readMembers } from '#workspace'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { demandMember } from '../allow.ts'
import { find } from '../change.ts'

/** Writes a note that colleagues alone can read. Who is mentioned may see the conversation from now on, and finds it among their mentions. */
export async function writeNote(
  work: Work,
  conversationId: string,
  { text, mentions }: { text: string; mentions: readonly string[] },
): Promise<{ id: string }> {
  const { tx, now } = work
  const me = demandMember(work.by)
  const c = await find(work, conversationId)
  const members = await readMembers(tx, mentions)
  if (mentions.some((id) => members.get(id)?.removed !== false))
    throw new Refusal('invalid', 'no-such-member', 'You mention somebody who is not with the company. Mention a colleague who is.')
  const id = newId()
  await sql`
    with said as (insert into desk.note (id, conversation_id, text, mentions, by, at) values (${id}, ${c.id}, ${text}, ${mentions}::uuid[], ${me}, ${now}))
    insert into desk.mention (member_id, conversation_id, at) select distinct member_id, ${c.id}::uuid, ${now}::timestamptz from unnest(${mentions}::uuid[]) as member_id
    on conflict (member_id, conversation_id) do update set at = excluded.at, seen_at = null`.execute(tx)
  await record(tx, now, [{ kind: 'note.written', by: me, conversationId: c.id, personId: c.personId, channelId: c.channelId, data: { noteId: id, mentions } }])
  return { id }
}
