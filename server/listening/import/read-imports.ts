import { sql } from 'kysely'
import { z } from 'zod'
import { readChannels } from '#channels'
import type { Db, Tx } from '#platform/db.ts'
import { fromCursor, toCursor } from '#platform/http/route.ts'
import type { Look, Platform } from '#platform/work.ts'
import type { ImportView } from '../contract.ts'
import type { ImportRow } from '../tables.ts'
import { missingFrom } from './columns.ts'
import { readImport } from './progress.ts'
import { sampleOf } from './source.ts'

type View = z.input<typeof ImportView>

/** Imports, newest first. */
export async function listImports({ db }: Look, { after, limit }: { after?: string; limit: number }): Promise<{ items: View[]; next: string | null }> {
  const [at, id] = after ? fromCursor(after, z.tuple([z.iso.datetime(), z.uuid()])) : [null, null]
  const { rows } = await sql<ImportRow>`
    select * from listening.import where ${at}::timestamptz is null or (created_at, id) < (${at}::timestamptz, ${id}::uuid)
    order by created_at desc, id desc limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1)! : null
  const names = await channelNames(db)
  return { items: items.map((row) => toView(row, names)), next: last && toCursor([last.created_at.toISOString(), last.id]) }
}

/** One import, with a look into the file while it waits to be begun. */
export async function showImport(platform: Platform, db: Db | Tx, id: string): Promise<View> {
  const row = await readImport(db, id)
  const view = toView(row, await channelNames(db))
  if (row.state !== 'waiting' || !row.stored_file) return view
  const { columns, sample } = await sampleOf(platform.files.path(row.stored_file), row.format, row.encoding)
  return { ...view, draft: { columns, sample, missing: row.format === 'csv' ? missingFrom(row.mapping ?? {}) : [] } }
}

const channelNames = async (db: Db | Tx): Promise<Map<string, string>> => new Map((await readChannels(db)).map((channel) => [channel.id, channel.name]))

function toView(row: ImportRow, names: ReadonlyMap<string, string>): View {
  return {
    id: row.id,
    channelId: row.channel_id,
    channel: row.channel_id && (names.get(row.channel_id) ?? null),
    fileName: row.file_name,
    format: row.format,
    mapping: row.mapping,
    encoding: row.encoding,
    totalBytes: row.total_bytes,
    readBytes: row.read_bytes,
    new: row.new_count,
    known: row.known_count,
    changed: row.changed_count,
    setAside: row.aside_count,
    state: row.state,
    error: row.error,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    draft: null,
  }
}
