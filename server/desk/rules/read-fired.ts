import { sql } from 'kysely'
import { z } from 'zod'
import { fromCursor, toCursor } from '#platform/http/route.ts'
import type { Look } from '#platform/work.ts'
import { visibleTo } from '../allow.ts'
import { WHOLE } from '../conversation/columns.ts'
import { TAGS } from '../lists/list.ts'
import type { Shown } from '../view/row.ts'
import { WEEK } from './read-rules.ts'

interface Asked {
  after?: string | undefined
  limit: number
}

type Row = Shown & { firedAt: Date }

/** The conversations a rule met within the last seven days, of those the actor may see: what its count counts. The newest firing first. */
export async function readFired({ db, by, now }: Look, ruleId: string, { after, limit }: Asked): Promise<{ shown: Shown[]; next: string | null }> {
  const since = new Date(now.getTime() - WEEK)
  const [at, id] = after ? fromCursor(after, z.tuple([z.iso.datetime(), z.uuid()])) : [null, null]
  const { rows } = await sql<Row>`
    select ${WHOLE}, ${TAGS}, fired.at as "firedAt"
    from (select conversation_id, date_trunc('milliseconds', at) as at from desk.rule_firing where rule_id = ${ruleId} and at >= ${since}) as fired
    join desk.conversation on conversation.id = fired.conversation_id
    where ${visibleTo(by)} and (${at}::timestamptz is null or (fired.at, conversation.id) < (${at}::timestamptz, ${id}::uuid))
    order by fired.at desc, conversation.id desc limit ${limit + 1}`.execute(db)
  const last = rows.length > limit ? rows[limit - 1]! : null
  return {
    shown: rows.slice(0, limit),
    next: last && toCursor([last.firedAt.toISOString(), last.id]),
  }
}
