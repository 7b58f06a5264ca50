import type { FastifyInstance, FastifyRequest, FastifySchema } from 'fastify'
import { z } from 'zod'
import { inTransaction } from '#platform/db.ts'
import { answerOnce } from '#platform/http/idempotency.ts'
import { Problem } from '#platform/http/problem.ts'
import type { Doorkeeper } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Actor, Platform } from '#platform/work.ts'
import { HEAD } from '#platform/files/kind.ts'
import { typeOf } from './type.ts'
import { keepUpload } from './uploads.ts'

const Query = z.object({ name: z.string().trim().min(1).max(255).meta({ description: 'The file’s name' }) })

export const UploadView = z
  .object({ id: z.uuid(), name: z.string(), /** As its bytes tell. */ type: z.string(), bytes: z.number().int() })
  .meta({ id: 'Upload' })

const SCHEMA = {
  summary: 'Upload a file to send it with an answer, or to keep it with a logged contact',
  description:
    'The file is the body. Name its `id` within a day in the answer or the contact, which takes it; a file that nothing takes is removed. What a computer would run is refused.',
  tags: ['attachments'],
  consumes: ['application/octet-stream'],
  security: [{ key: [] }, { session: [] }] as Record<string, string[]>[],
  querystring: Query,
  headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }).loose(),
  body: z.any().meta({ type: 'string', format: 'binary' }), // a stream: there is nothing yet to check
  response: { 200: UploadView, '4xx': Problem, '5xx': Problem },
} satisfies FastifySchema

/** `POST /api/v1/attachments?name=scan.pdf`, the file as the body: streamed to where files are kept, in constant memory. */
export function openAttaching(http: FastifyInstance, platform: Platform, door: Doorkeeper): void {
  void http.register(async (upload) => {
    upload.removeAllContentTypeParsers()
    upload.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    upload.post(
      '/api/v1/attachments',
      { config: { may: 'desk.work' }, bodyLimit: platform.config.largestAttachment, schema: SCHEMA },
      async (request, reply) => {
        const by = await door.whoAsks(request, reply)
        door.demand(by, 'desk.work')
        return keep(platform, by, request, (request.query as z.output<typeof Query>).name)
      },
    )
  })
}

async function keep(platform: Platform, by: Actor, request: FastifyRequest, name: string): Promise<unknown> {
  const id = newId()
  const file = `attachments/upload/${id}`
  const head = new Head()
  const bytes = await platform.files.putStream(file, head.watch((request.body ?? []) as AsyncIterable<Uint8Array>), platform.config.largestAttachment)
  try {
    if (bytes === 0) throw new Refusal('invalid', 'empty-file', 'The file is empty. Choose another.')
    const type = typeOf(name, head.bytes)
    const asked = { method: request.method, url: request.url, headers: request.headers, body: { bytes } } as FastifyRequest
    const now = platform.clock.now()
    const answer = (await inTransaction(platform.db, (tx) =>
      answerOnce(
        { tx, by, now },
        asked,
        async () => {
          await keepUpload({ tx, by, now }, { id, name, type, bytes, file })
          return { id, name, type, bytes }
        },
        platform.secrets,
      ),
    )) as { id: string }
    if (answer.id !== id) await platform.files.remove(file) // a repeat: the first upload's file is the one that counts
    return answer
  } catch (error) {
    await platform.files.remove(file)
    throw error
  }
}

/** Remembers how what passes by begins. */
class Head {
  bytes: Buffer = Buffer.alloc(0)

  async *watch(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      if (this.bytes.length < HEAD) this.bytes = Buffer.concat([this.bytes, piece.subarray(0, HEAD - this.bytes.length)])
      yield piece
    }
  }
}
