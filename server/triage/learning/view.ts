import { sql } from 'kysely'
import { z } from 'zod'
import { readTexts } from '#listening'
import { readMembers } from '#workspace'
import type { Db, Tx } from '#platform/db.ts'
import { fromCursor, toCursor } from '#platform/http/route.ts'
import type { CorrectionView, LearningView } from '../contract.ts'
import type { What } from '../correcting/said.ts'
import type { HeldBack } from './held-back.ts'
import { readTopicFigures } from '../topics/learning/models.ts'
import { MADE_FOR } from './layers.ts'

/** Versions shown; corrections counted since the newest; characters of a text. */
const [SHOWN, COUNTED, EXCERPT] = [60, 100, 240]

interface LayerRow {
  version: number
  madeAt: Date
  corrections: number
  acceptances: number
  heldBack: HeldBack
  helps: boolean
  usable: boolean
}

/** What was learned here, version by version. */
export async function readLearning(db: Db | Tx): Promise<z.input<typeof LearningView>> {
  const { rows } = await sql<{ inUse: number | null; forgottenAt: Date | null; forgottenBy: string | null; since: number }>`
    select in_use as "inUse", forgotten_at as "forgottenAt", forgotten_by as "forgottenBy",
      (select count(*)::int from (select from triage.correction where taken_back_at is null
        and at > greatest((select max(made_at) from triage.layer), forgotten_at, '-infinity') limit ${COUNTED}) as fresh) as since
    from triage.learning`.execute(db)
  const { rows: layers } = await sql<LayerRow>`
    select version, made_at as "madeAt", corrections, acceptances, held_back as "heldBack", helps, weights is not null and made_for = ${MADE_FOR} as usable
    from triage.layer order by version desc limit ${SHOWN}`.execute(db)
  const { inUse, forgottenAt, forgottenBy, since } = rows[0]!
  const topics = await readTopicFigures(db)
  const by = forgottenBy ? await readMembers(db, [forgottenBy]) : null
  return {
    inUse,
    since,
    topics: topics && { ...topics, madeAt: topics.madeAt.toISOString() },
    versions: layers.map((layer) => ({ ...layer, madeAt: layer.madeAt.toISOString() })),
    forgotten: forgottenAt && { at: forgottenAt.toISOString(), by: { id: forgottenBy!, name: by?.get(forgottenBy!)?.name ?? '' } },
  }
}

interface Row {
  id: string
  what: What
  itemId: string
  said: string | null
  right: string
  by: string
  at: Date
  others: { by: string; right: string; at: string }[]
}
const Key = z.tuple([z.iso.datetime(), z.uuid(), z.string()])

/** What people said, newest first; `disputed`: only where somebody else sees it otherwise. Agreements are left out unless they are disputed. */
export async function listCorrections(
  db: Db,
  { after, limit, disputed }: { after?: string | undefined; limit: number; disputed: boolean },
): Promise<{ items: z.input<typeof CorrectionView>[]; next: string | null }> {
  const key = after ? fromCursor(after, Key) : null
  const { rows } = await sql<Row>`
    select id, what, item_id as "itemId", said, "right", by, at, others from triage.correction, lateral (
      select coalesce(json_agg(json_build_object('by', other.by, 'right', other."right", 'at', to_char(other.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '[]') as others
      from (select distinct on (by) by, "right", at from triage.correction as every where every.item_id = correction.item_id and every.what = correction.what
        and every.by <> correction.by and taken_back_at is null order by by, at desc, id desc limit 50) as other
      where other."right" <> correction."right") as disagreeing
    where taken_back_at is null and (json_array_length(others) > 0 or (not ${disputed}::boolean and "right" is distinct from said))
      ${key ? sql`and (at, id, what) < (${key[0]}::timestamptz, ${key[1]}::uuid, ${key[2]})` : sql``}
    order by at desc, id desc, what desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: await asViews(db, shown), next: rows.length > limit ? toCursor([last!.at.toISOString(), last!.id, last!.what]) : null }
}

async function asViews(db: Db, rows: readonly Row[]): Promise<z.input<typeof CorrectionView>[]> {
  const texts = await readTexts(db, [...new Set(rows.map((row) => row.itemId))])
  const members = await readMembers(
    db,
    rows.flatMap((row) => [row.by, ...row.others.map((one) => one.by)]),
  )
  const named = (id: string): { id: string; name: string } => ({ id, name: members.get(id)?.name ?? '' })
  return rows.map(({ at, by, others, ...row }) => {
    const item = texts.get(row.itemId)
    const conversationId = item?.threadId ?? null
    const text = item?.text.slice(0, EXCERPT) ?? ''
    return { ...row, conversationId, text, at: at.toISOString(), by: named(by), others: others.map((one) => ({ ...one, by: named(one.by) })) }
  })
}
