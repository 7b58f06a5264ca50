import { sql, type RawBuilder } from 'kysely'
import type { Look } from '#platform/work.ts'
import { maySee, notThere } from '../allow.ts'
import { WHOLE } from '../conversation/columns.ts'
import { floodOf, TAGS } from '../lists/list.ts'
import type { Shown } from '../view/row.ts'
import { seenFrom, type Place } from './place.ts'

/** A note, as it stands in a conversation. Instants are ISO. */
export interface Note {
  id: string
  at: string
  by: string
  text: string
  mentions: string[]
}

/** Something that happened to a conversation. */
export interface Happening {
  seq: number
  at: string
  kind: string
  by: string | null
  data: Record<string, unknown>
}

/** A conversation that is opened, with the newest of what was noted and done. */
export interface Opened extends Shown {
  /** Its id, and those of the conversations merged into it: facts and messages of old keep theirs. */
  ids: string[]
  notes: Note[]
  happenings: Happening[]
  /** What rules say to watch out for, the earliest first. */
  watchOut: { rule: string; text: string }[]
}

/** What happened, as far as a reader wants to know. What was said stands there itself. */
const TOLD = [
  'opened',
  'ruled',
  'given',
  'held',
  'not_spam',
  'merged',
  'claimed',
  'taken_over',
  'handed',
  'released',
  'snoozed',
  'woken',
  'closed',
  'reopened',
  'returned',
  'tagged',
  'nearly_due',
  'breached',
].map((kind) => `conversation.${kind}`)

/** A conversation as a row, by its id, or by that of one that was merged into it. Refuses one that is not for the actor's eyes. */
export const findShown = (look: Pick<Look, 'db' | 'by'>, id: string): Promise<Shown> => findOpened(look, id, null, 0)

/** The same with notes and facts before a place (null: the newest), so many of each, newest first: all of it in one question. */
export async function findOpened({ db, by }: Pick<Look, 'db' | 'by'>, id: string, before: Place | null, limit: number): Promise<Opened> {
  const { rows } = await sql<Opened & { mentioned: string[]; merged: string[] }>`
    select ${WHOLE}, ${TAGS}, ${floodOf(by)}, merged.ids as merged,
      array(select member_id::text from desk.mention where mention.conversation_id = conversation.id) as mentioned,
      (select coalesce(json_agg(json_build_object('rule', name, 'text', did ->> 'watchOut') order by at, rule_id), '[]')
        from desk.rule_firing where conversation_id = conversation.id and did ? 'watchOut') as "watchOut",
      ${newest(notes(before, limit))} as notes, ${newest(happenings(before, limit))} as happenings
    from desk.conversation, lateral (select array(select merged.id from desk.merged where into_id = conversation.id)::text[] as ids) as merged
    where conversation.id = coalesce((select into_id from desk.merged where merged.id = ${id}), ${id})`.execute(db)
  if (!rows[0] || !maySee(by, rows[0])) throw notThere()
  const { mentioned: _, merged, ...c } = rows[0]
  return { ...c, ids: [c.id, ...merged] }
}

const newest = (some: RawBuilder<unknown>): RawBuilder<unknown> => sql`(select coalesce(json_agg(one), '[]') from (${some}) as one)`

function notes(before: Place | null, limit: number): RawBuilder<unknown> {
  const until = seenFrom('note', before)
  return sql`
    select id, at, by, text, mentions from desk.note where conversation_id = conversation.id and removed_at is null
      ${until ? sql`and (at, id) < (${until.at}::timestamptz, ${until.id}::uuid)` : sql``} order by at desc, id desc limit ${limit}`
}

function happenings(before: Place | null, limit: number): RawBuilder<unknown> {
  const until = seenFrom('fact', before)
  return sql`
    select seq, at, kind, by, data from platform.fact where conversation_id = any(conversation.id || merged.ids::uuid[]) and kind = any(${TOLD})
      ${until ? sql`and (at, seq) < (${until.at}::timestamptz, ${until.id}::bigint)` : sql``} order by at desc, seq desc limit ${limit}`
}
