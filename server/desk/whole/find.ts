import { sql } from 'kysely'
import type { Look } from '#platform/work.ts'
import { maySee, notThere } from '../allow.ts'
import { WHOLE } from '../conversation/columns.ts'
import { TAGS } from '../lists/list.ts'
import type { Shown } from '../view/row.ts'

/** A conversation that is opened. */
export interface Opened extends Shown {
  /** Its id, and those of the conversations merged into it: facts and messages of old keep theirs. */
  ids: string[]
}

/** A conversation by its id, or by that of one that was merged into it. Refuses one that is not for the actor's eyes. */
export async function findShown({ db, by }: Pick<Look, 'db' | 'by'>, id: string): Promise<Opened> {
  const { rows } = await sql<Opened & { mentioned: string[]; merged: string[] }>`
    select ${WHOLE}, ${TAGS},
      array(select member_id::text from desk.mention where mention.conversation_id = conversation.id) as mentioned,
      array(select merged.id::text from desk.merged where into_id = conversation.id) as merged
    from desk.conversation where conversation.id = coalesce((select into_id from desk.merged where merged.id = ${id}), ${id})`.execute(db)
  if (!rows[0] || !maySee(by, rows[0])) throw notThere()
  const { mentioned: _, merged, ...c } = rows[0]
  return { ...c, ids: [c.id, ...merged] }
}
