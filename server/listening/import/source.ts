import { createReadStream } from 'node:fs'
import type { Mapping } from './columns.ts'
import { encodingOf, type Encoding } from './csv/encoding.ts'
import { readCsv, readHeader, readRecords } from './csv/read-csv.ts'
import { readJsonLines } from './read-lines.ts'
import { cutMbox } from './read-mbox.ts'
import { LONGEST_RAW, type Row } from './row.ts'

export type Format = 'jsonl' | 'csv' | 'mbox'

/** Turns one mail into an item; given by whoever knows mail. */
export type ReadMail = (bytes: Buffer) => Promise<unknown>

/** The format of a file, by its name, else by how it begins. */
export function formatOf(name: string, beginning: string): Format {
  const ending = /\.(jsonl|ndjson|csv|tsv|mbox)(\.part)?$/i.exec(name)?.[1]?.toLowerCase()
  if (ending === 'mbox' || (!ending && beginning.startsWith('From '))) return 'mbox'
  if (ending === 'jsonl' || ending === 'ndjson' || (!ending && beginning.trimStart().startsWith('{'))) return 'jsonl'
  return 'csv'
}

const pieces = (file: string, from: number): AsyncIterable<Buffer> =>
  createReadStream(file, { start: from, highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>

/** The first characters of a file, for telling its format. */
export async function beginningOf(file: string): Promise<string> {
  for await (const piece of createReadStream(file, { end: 1000 }) as AsyncIterable<Buffer>) return piece.toString('utf8').replace(/^\uFEFF/, '')
  return ''
}

/** In what encoding a CSV file is; null: it is no CSV file. Reads all of it: a broken letter may stand anywhere. */
export const encodingOfFile = async (file: string, format: Format): Promise<Encoding | null> => (format === 'csv' ? encodingOf(pieces(file, 0)) : null)

/** What must be known of a file to read it. */
export interface Reading {
  format: Format
  mapping: Mapping | null
  encoding: Encoding | null
}

/** The rows of a file from byte `from` on, which is 0 or the `end` of an earlier row. */
export async function* readRows(file: string, { format, mapping, encoding }: Reading, from: number, readMail: ReadMail): AsyncGenerator<Row> {
  if (format === 'jsonl') yield* readJsonLines(pieces(file, from), from)
  else if (format === 'csv') yield* readCsv(pieces(file, from), from, await readHeader(pieces(file, 0), encoding ?? 'utf-8'), mapping ?? {})
  else for await (const message of cutMbox(pieces(file, from), from)) yield await mailRow(message, readMail)
}

async function mailRow(message: { place: string; bytes: Buffer; isTooLarge: boolean; end: number }, readMail: ReadMail): Promise<Row> {
  const { place, end } = message
  const raw = message.bytes.subarray(0, LONGEST_RAW).toString('latin1')
  if (message.isTooLarge) return { place, end, raw, reason: 'the message is larger than 30 MB' }
  try {
    return { place, end, raw, item: await readMail(message.bytes) }
  } catch (error) {
    return { place, end, raw, reason: `not a mail that can be read: ${(error as Error).message}` }
  }
}

/** What a file looks like: its columns and first rows (CSV), for people to see what is what. */
export async function sampleOf(file: string, format: Format, encoding: Encoding | null): Promise<{ columns: string[]; sample: string[][] }> {
  if (format !== 'csv') return { columns: [], sample: [] }
  const header = await readHeader(pieces(file, 0), encoding ?? 'utf-8')
  const sample: string[][] = []
  for await (const { record } of readRecords(pieces(file, 0), 0, header)) {
    if (record) sample.push(header.columns.map((column) => (record[column] ?? '').slice(0, 200)))
    if (sample.length === 5) break
  }
  return { columns: header.columns, sample }
}
