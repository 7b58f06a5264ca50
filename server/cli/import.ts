import { createWriteStream, type WriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { finished } from 'node:stream/promises'
import { takeIn } from '../app/intake.ts'
import { findOrMakeChannel, readMailsOfFile } from '#channels'
import {
  beginningOf,
  ENCODING_NAMES,
  encodingOfFile,
  formatOf,
  guessMapping,
  keepImport,
  missingFrom,
  ReadError,
  runImport,
  sampleOf,
  type Reading,
} from '#listening'
import { inTransaction } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { AERIE, type Platform } from '#platform/work.ts'
import { listeningContract } from '../listening/contract.ts'
import { fits } from './fits.ts'
import { say } from './open.ts'
import { sizeOfFile } from './place.ts'
import { withPlatform } from './with-platform.ts'

/** How often progress is told, rows. */
const TELL_EVERY = 5_000

/**
 * Takes a file in from the command line. Broken rows go to FILE.rejected.jsonl with the reason; the rest goes in. Running it
 * twice adds nothing. Ctrl-C ends it after the batch at hand; running it again does the rest.
 */
export async function importFile(file: string, typed: { channel: string }): Promise<void> {
  const { channel } = fits(listeningContract['POST /imports/:id/begin'].body.pick({ channel: true }), typed)
  const size = await sizeOfFile(file)
  const format = formatOf(basename(file), await beginningOf(file))
  const reading = await lookAt(file, format).catch(refuseUnreadable)
  await withPlatform(async (platform) => {
    const id = await writeDown(platform, { file, size, reading, channel })
    const rejects = new Rejects(`${file}.rejected.jsonl`)
    await rejects.clear()
    let told = 0
    const done = await runImport(platform, id, file, {
      takeIn,
      readMail: readMailsOfFile(platform),
      signal: endsOnInterrupt(),
      onRejected: (row) => rejects.add(row),
      onProgress({ read_bytes: read, new_count: fresh, known_count: known, changed_count: changed, aside_count: aside }) {
        if (fresh + known + changed + aside - told < TELL_EVERY) return
        told = fresh + known + changed + aside
        say(`${Math.floor((read / size) * 100)} %: ${told.toLocaleString('en')} rows, ${fresh.toLocaleString('en')} new`)
      },
    })
    await rejects.close()
    say(
      `Done: ${done.new_count.toLocaleString('en')} new, ${done.known_count.toLocaleString('en')} known already, ${done.changed_count > 0 ? `${done.changed_count.toLocaleString('en')} edited or taken back, ` : ''}${done.aside_count.toLocaleString('en')} set aside.`,
    )
    if (done.aside_count > 0)
      say(`What could not be taken in, each row with the reason: ${rejects.file}. It also waits on the import screen, to be mended and tried again.`)
  })
}

/** CSV: what the columns are, by their names. Refuses a file whose columns do not tell. */
async function lookAt(file: string, format: Reading['format']): Promise<Reading> {
  const encoding = await encodingOfFile(file, format)
  if (!encoding) return { format, encoding, mapping: null }
  if (encoding !== 'utf-8') say(`Read as ${ENCODING_NAMES[encoding]}: the file is not UTF-8.`)
  const { columns } = await sampleOf(file, format, encoding)
  const mapping = guessMapping(columns)
  const lacks = missingFrom(mapping)
  if (lacks.length > 0)
    throw new Refusal(
      'invalid',
      'mapping-incomplete',
      `The columns of ${file} (${columns.join(', ')}) do not tell all that is needed. Rename them, or import it on the screen, where you can choose:\n${lacks.join('\n')}`,
    )
  say(
    `Columns: ${Object.entries(mapping)
      .map(([field, column]) => `${field} ← ${column}`)
      .join(', ')}`,
  )
  return { format, encoding, mapping }
}

function refuseUnreadable(error: unknown): never {
  throw error instanceof ReadError ? new Refusal('invalid', 'unreadable-file', error.message) : error
}

function writeDown(platform: Platform, one: { file: string; size: number; reading: Reading; channel: string }): Promise<string> {
  const now = platform.clock.now()
  return inTransaction(platform.db, async (tx) => {
    const channelId = await findOrMakeChannel({ tx, by: AERIE, now }, { network: 'file', name: one.channel })
    const given = {
      id: newId(),
      channelId,
      fileName: basename(one.file),
      ...one.reading,
      mapping: one.reading.mapping as Record<string, string> | null,
      storedFile: null,
      totalBytes: one.size,
      state: 'running' as const,
      startedBy: null,
      now,
    }
    return (await keepImport(tx, given)).id
  })
}

function endsOnInterrupt(): AbortSignal {
  const ending = new AbortController()
  process.once('SIGINT', () => ending.abort(new Refusal('conflict', 'interrupted', 'Stopped. What came in stays; run the same command again for the rest.')))
  return ending.signal
}

/** The file of what was not taken in: made with the first such row, and not left from an earlier run. */
class Rejects {
  readonly file: string
  private stream: WriteStream | null = null

  constructor(file: string) {
    this.file = file
  }

  clear(): Promise<void> {
    return rm(this.file, { force: true })
  }

  add(row: { place: string; reason: string; raw: string }): void {
    this.stream ??= createWriteStream(this.file)
    this.stream.write(`${JSON.stringify(row)}\n`)
  }

  async close(): Promise<void> {
    if (!this.stream) return
    this.stream.end()
    await finished(this.stream)
  }
}
