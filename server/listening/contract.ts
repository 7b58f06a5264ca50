import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { page, paging } from '#platform/http/route.ts'
import { Done, Id } from '#workspace'
import { DescribedItem } from './described-item.ts'
import { ENCODINGS } from './import/csv/encoding.ts'

export const ImportView = z
  .object({
    id: z.uuid(),
    channelId: z.uuid().nullable(),
    channel: z.string().nullable(),
    fileName: z.string(),
    format: z.enum(['jsonl', 'csv', 'mbox']),
    /** CSV: our field → their column. */
    mapping: z.record(z.string(), z.string()).nullable(),
    /** CSV: how the file was recognised to be written; null otherwise. */
    encoding: z.enum(ENCODINGS).nullable(),
    totalBytes: z.number().nullable(),
    readBytes: z.number(),
    new: z.number().int(),
    known: z.number().int(),
    /** Edits and deletions by the author that were taken. */
    changed: z.number().int(),
    setAside: z.number().int(),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    error: z.string().nullable(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    /** While it waits to be begun: what stands in the file, and what the mapping still lacks, as sentences. */
    draft: z.object({ columns: z.array(z.string()), sample: z.array(z.array(z.string())), missing: z.array(z.string()) }).nullable(),
  })
  .meta({ id: 'Import' })

export const SetAsideView = z
  .object({
    id: z.uuid(),
    channelId: z.uuid(),
    channel: z.string(),
    place: z.string().nullable(),
    networkId: z.string().nullable(),
    raw: z.string(),
    reason: z.string(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'SetAside' })

export const Taken = z
  .object({
    new: z.number().int(),
    known: z.number().int(),
    /** Edits and deletions by the author that were taken, known ones and such as wait for their item included. */
    changed: z.number().int(),
    setAside: z.array(z.object({ index: z.number().int(), id: z.string().nullable(), reason: z.string() })),
  })
  .meta({ id: 'Taken' })

export const listeningContract = {
  'POST /items': {
    summary: 'Bring in up to 1,000 items, edits and deletions as a JSON array or NDJSON; answered after commit',
    may: 'items.bring',
    bodyBytes: 16 * 1024 * 1024,
    query: z.object({ channel: z.string().trim().min(1).max(120).default('API') }),
    body: z.array(DescribedItem).max(1000),
    returns: Taken,
  },
  'GET /imports': { summary: 'List imports, newest first', may: 'items.bring', query: z.object(paging), returns: page(ImportView) },
  'GET /imports/:id': { summary: 'Show an import with its progress', may: 'items.bring', params: Id, returns: ImportView },
  'POST /imports/:id/begin': {
    summary: 'Begin an uploaded import with this channel and column mapping',
    may: 'items.bring',
    params: Id,
    body: z.object({ channel: z.string().trim().min(1).max(120), mapping: z.record(z.string(), z.string()).nullable() }),
    returns: ImportView,
  },
  'POST /imports/:id/cancel': { summary: 'Stop an import; what came in stays', may: 'items.bring', params: Id, returns: ImportView },
  'GET /set-aside': {
    summary: 'List what could not be taken in',
    may: 'items.bring',
    query: z.object({ ...paging, importId: z.uuid().optional() }),
    returns: page(SetAsideView),
  },
  'POST /set-aside/:id/retry': {
    summary: 'Try an item again, as it is or mended',
    may: 'items.bring',
    params: Id,
    body: z.object({ raw: z.string().max(1_000_000).optional() }),
    returns: Taken,
  },
  'POST /set-aside/:id/dismiss': { summary: 'Let an item go for good', may: 'items.bring', params: Id, returns: Done },
} as const satisfies Contract
