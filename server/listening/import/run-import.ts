import { RawItem, type RawChange } from '#channels'
import type { Tx } from '#platform/db.ts'
import { inTransaction } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { whyNot } from '#platform/outside/why-not.ts'
import type { Platform } from '#platform/work.ts'
import type { Misfit } from '../aside/set-aside.ts'
import { check as checkBrought } from '../brought-item.ts'
import type { ImportRow } from '../tables.ts'
import { finish, progress, readImport } from './progress.ts'
import { readRows, type ReadMail } from './source.ts'
import type { Row } from './row.ts'

/** Given by app: takes a batch in, in the caller's transaction. In `setAside`, `index` counts the items, then the changes. */
export type TakeBatch = (
  platform: Platform,
  delivery: { channelId: string; items: RawItem[]; changes: RawChange[]; broken: Misfit[]; importId: string },
  tx: Tx,
) => Promise<{ new: number; known: number; changed: number; setAside: { index: number; id: string; reason: string }[] }>

/** What an import needs besides the database. */
export interface ImportTools {
  takeIn: TakeBatch
  readMail: ReadMail
  signal: AbortSignal
  /** Hears of every row that was not taken in. */
  onRejected?(rejected: { place: string; reason: string; raw: string }): void
  onProgress?(row: ImportRow): void
}

/** Rows in one transaction: enough to be quick, few enough that a stop loses little work. */
const BATCH = 500
/** A batch ends earlier when its rows are this large together, bytes: memory stays the same for any file. */
const BATCH_BYTES = 4_000_000

/**
 * Takes a file in, from where it stands to its end. A batch and the place after it are kept in one transaction, so that a
 * killed import goes on where it was and counts nothing twice. Cancelling ends it after the batch at hand.
 */
export async function runImport(platform: Platform, importId: string, file: string, tools: ImportTools): Promise<ImportRow> {
  const start = await readImport(platform.db, importId)
  let batch: Row[] = []
  let bytes = 0
  let at = start.read_bytes
  for await (const row of readRows(file, start, start.read_bytes, tools.readMail)) {
    batch.push(row)
    bytes += row.end - at
    at = Math.max(at, row.end)
    if (batch.length < BATCH && bytes < BATCH_BYTES) continue
    const after = await takeBatch(platform, start, batch, tools)
    tools.onProgress?.(after)
    if (after.state === 'cancelled') return after
    tools.signal.throwIfAborted()
    batch = []
    bytes = 0
  }
  if (batch.length > 0) await takeBatch(platform, start, batch, tools)
  return inTransaction(platform.db, async (tx) => {
    const done = await finish(tx, importId, 'done', null, platform.clock.now())
    const data = { importId, file: done.file_name, new: done.new_count, known: done.known_count, changed: done.changed_count, setAside: done.aside_count }
    await record(tx, platform.clock.now(), [{ kind: 'import.finished', channelId: done.channel_id, by: done.started_by, data }])
    return done
  })
}

async function takeBatch(platform: Platform, { id, channel_id: channelId, format }: ImportRow, rows: readonly Row[], tools: ImportTools): Promise<ImportRow> {
  const checked = rows.map((row) => check(row, format, platform.clock.now()))
  const items = checked.filter((one) => one.item !== undefined)
  const changes = checked.filter((one) => one.change !== undefined)
  const unfit = checked.flatMap(({ row, reason }) => (reason === undefined ? [] : [{ row, reason }]))
  const broken = unfit.map(misfitOf)
  const { after, refused } = await inTransaction(platform.db, async (tx) => {
    const taken = await tools.takeIn(
      platform,
      {
        channelId: channelId!, // a running import has a channel
        items: items.map((one) => one.item!),
        changes: changes.map((one) => one.change!),
        broken,
        importId: id,
      },
      tx,
    )
    const counts = { read: rows.at(-1)!.end, new: taken.new, known: taken.known, changed: taken.changed, aside: broken.length + taken.setAside.length }
    return {
      after: await progress(tx, id, counts),
      refused: taken.setAside.map(({ index, reason }) => ({ row: [...items, ...changes][index]!.row, reason })),
    }
  })
  for (const { row, reason } of [...unfit, ...refused]) tools.onRejected?.({ place: row.place, reason, raw: row.raw })
  return after
}

/** What waits to be mended is shown as the item it would be: a row of CSV means nothing without its columns. */
const misfitOf = ({ row, reason }: { row: Row; reason: string }): Misfit => ({
  place: row.place,
  raw: row.item === undefined ? row.raw : JSON.stringify(row.item),
  reason,
  id: idOf(row.item),
})

/** A row at the door: the item or the change it is, or the reason why it is neither. Mail was read, and its formatted text cleaned, by our own adapter. */
function check(row: Row, format: ImportRow['format'], now: Date): { row: Row; item?: RawItem; change?: RawChange; reason?: string } {
  if (row.reason !== undefined) return { row, reason: row.reason }
  if (format !== 'mbox') return { row, ...checkBrought(row.item, now) }
  const parsed = RawItem.safeParse(row.item)
  return parsed.success ? { row, item: parsed.data } : { row, reason: whyNot(parsed.error) }
}

const idOf = (item: unknown): string | null => {
  const id = (item as { id?: unknown } | undefined)?.id
  return typeof id === 'string' ? id : null
}
