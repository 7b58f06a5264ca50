import { Readable } from 'node:stream'
import { parse, type CsvError, type Info } from 'csv-parse'
import { toItem, type Mapping } from './columns.ts'
import { cutLines, decode } from './read-lines.ts'
import { LONGEST_RAW, LONGEST_ROW, ReadError, type Row } from './row.ts'

export interface Header {
  columns: string[]
  delimiter: string
}

/** Reads the header of a CSV file. Throws when there is none that can be read. */
export async function readHeader(chunks: AsyncIterable<Buffer>): Promise<Header> {
  for await (const line of cutLines(chunks, 0, LONGEST_ROW)) {
    const text = decode(line.bytes)
    if (text === null) throw new ReadError('The file is not UTF-8. Save it as “CSV UTF-8” and bring it again.')
    const delimiter = [',', ';', '\t'].toSorted((a, b) => text.split(b).length - text.split(a).length)[0]!
    const [columns] = (await Readable.from([text])
      .pipe(parse({ delimiter, bom: true, relax_quotes: true }))
      .toArray()) as string[][]
    return { columns: columns ?? [], delimiter }
  }
  throw new ReadError('The file is empty.')
}

interface Parsed {
  record: Record<string, string>
  info: Info & { bytes: number }
  raw: string
}

/** CSV: rows become items by the mapping. */
export async function* readCsv(chunks: AsyncIterable<Buffer>, from: number, header: Header, mapping: Mapping): AsyncGenerator<Row> {
  for await (const { record, ...row } of readRecords(chunks, from, header)) yield record ? { ...row, item: toItem(record, mapping) } : row
}

/**
 * The records of a CSV file (RFC 4180, forgiving). `from` is the offset of the first byte of `chunks`: 0 means that the header
 * comes first. Rows with too few or too many columns are broken, not guessed at.
 */
export async function* readRecords(chunks: AsyncIterable<Buffer>, from: number, header: Header): AsyncGenerator<Row & { record?: Record<string, string> }> {
  const broken: Row[] = []
  const rows = Readable.from(chunks).pipe(
    parse({
      delimiter: header.delimiter,
      bom: true,
      columns: header.columns,
      relax_quotes: true,
      from_line: from === 0 ? 2 : 1,
      info: true,
      raw: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: LONGEST_ROW,
      on_skip: (error: CsvError | undefined, raw: string | undefined) => {
        broken.push({ place: `line ${error?.lines ?? '?'}`, raw: (raw ?? '').slice(0, LONGEST_RAW), reason: error?.message ?? 'not CSV', end: from })
        return undefined
      },
    }),
  )
  let end = from
  for await (const { record, info, raw } of rows as AsyncIterable<Parsed>) {
    yield* broken.splice(0).map((row) => ({ ...row, end }))
    end = from + info.bytes
    yield { place: `line ${info.lines}`, raw: raw.slice(0, LONGEST_RAW), record, end }
  }
  yield* broken.map((row) => ({ ...row, end }))
}
