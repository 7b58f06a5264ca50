import type { FastifyInstance, FastifyRequest, FastifySchema } from 'fastify'
import { z } from 'zod'
import { inTransaction, type Tx } from '#platform/db.ts'
import { answerOnce } from '#platform/http/idempotency.ts'
import { Problem } from '#platform/http/problem.ts'
import type { Doorkeeper } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Actor, type Platform } from '#platform/work.ts'
import { ImportView } from '../contract.ts'
import { guessMapping } from './columns.ts'
import { keepImport, type NewImport } from './progress.ts'
import { showImport } from './read-imports.ts'
import { ReadError } from './row.ts'
import { beginningOf, encodingOfFile, formatOf, sampleOf } from './source.ts'

/** The largest file a browser may bring; `bin/aerie import` takes any. */
const LARGEST = 4 * 1024 ** 3
const Query = z.object({ name: z.string().trim().min(1).max(255).meta({ description: 'The file’s name; its ending says what it is: .jsonl, .csv, .mbox' }) })

const SCHEMA = {
  summary: 'Upload a file to be imported',
  description:
    'The file is the body, at most 4 GiB. It is kept and looked at, not yet taken in: begin it with `POST /imports/{id}/begin`, where the columns of a CSV file can be set right.',
  tags: ['imports'],
  consumes: ['application/octet-stream'],
  security: [{ key: [] }, { session: [] }] as Record<string, string[]>[],
  querystring: Query,
  headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }).loose(),
  body: z.any().meta({ type: 'string', format: 'binary' }), // a stream: there is nothing yet to check
  response: { 200: ImportView, '4xx': Problem, '5xx': Problem },
} satisfies FastifySchema

/**
 * `POST /api/v1/imports/upload?name=tweets.csv`, the file as the body (application/octet-stream): streamed to disk in constant
 * memory, then answered like `GET /imports/:id`, with what it looks like and a guessed mapping. It waits there to be begun.
 */
export function openUpload(http: FastifyInstance, platform: Platform, door: Doorkeeper): void {
  void http.register(async (upload) => {
    upload.removeAllContentTypeParsers()
    upload.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    upload.post('/api/v1/imports/upload', { config: { may: 'items.bring' }, bodyLimit: LARGEST, schema: SCHEMA }, async (request, reply) => {
      const by = await door.whoAsks(request, reply)
      door.demand(by, 'items.bring')
      return keepUpload(platform, by, request, (request.query as z.output<typeof Query>).name)
    })
  })
}

async function keepUpload(platform: Platform, by: Actor, request: FastifyRequest, name: string): Promise<unknown> {
  const id = newId()
  const storedFile = `imports/${id}`
  const bytes = await platform.files.putStream(storedFile, request.body as AsyncIterable<Uint8Array>, LARGEST)
  try {
    const draft = await look(platform.files.path(storedFile), name)
    const now = platform.clock.now()
    const given = { id, ...draft, channelId: null, fileName: name, storedFile, totalBytes: bytes, state: 'waiting' as const, startedBy: memberOf(by), now }
    const asked = { method: request.method, url: request.url, headers: request.headers, body: { bytes } } as FastifyRequest
    const write = (tx: Tx) => async () => showImport(platform, tx, (await keepImport(tx, given)).id)
    const answer = (await inTransaction(platform.db, (tx) => answerOnce({ tx, by, now }, asked, write(tx), platform.secrets))) as { id: string }
    if (answer.id !== id) await platform.files.remove(storedFile) // a repeat: the first upload's file is the one that counts
    return answer
  } catch (error) {
    await platform.files.remove(storedFile)
    throw error
  }
}

async function look(file: string, name: string): Promise<Pick<NewImport, 'format' | 'mapping' | 'encoding'>> {
  const format = formatOf(name, await beginningOf(file))
  try {
    const encoding = await encodingOfFile(file, format)
    const { columns } = await sampleOf(file, format, encoding)
    return { format, encoding, mapping: format === 'csv' ? guessMapping(columns) : null }
  } catch (error) {
    if (error instanceof ReadError) throw new Refusal('invalid', 'unreadable-file', error.message)
    throw error
  }
}
