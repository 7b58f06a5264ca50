import { sql } from 'kysely'
import { readMembers } from '#workspace'
import { record } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { demandMember } from '../allow.ts'
import { find } from '../change.ts'
import { noSuchNote } from './remove-note.ts'

/** Brings a note of one's own back (undo of remove). Whom it mentions may see the conversation again, if they are still with the company. */
export async function restoreNote(work: Work, id: string): Promise<{ done: true }> {
  const { tx, now } = work
  const me = demandMember(work.by)
  const { rows } = await sql<{ conversation_id: string; mentions: string[]; at: Date }>`
    update desk.note set removed_at = null where id = ${id} and by = ${me} and removed_at is not null returning conversation_id, mentions, at`.execute(tx)
  if (!rows[0]) throw noSuchNote()
  const c = await find(work, rows[0].conversation_id)
  const members = await readMembers(tx, rows[0].mentions)
  const mentions = rows[0].mentions.filter((member) => members.get(member)?.removed === false)
  await sql`
    insert into desk.mention (member_id, conversation_id, at) select distinct member_id, ${c.id}::uuid, ${rows[0].at}::timestamptz
    from unnest(${mentions}::uuid[]) as member_id on conflict do nothing`.execute(tx)
  await record(tx, now, [{ kind: 'note.restored', by: me, conversationId: c.id, personId: c.personId, channelId: c.channelId, data: { noteId: id, mentions } }])
  return { done: true }
}
