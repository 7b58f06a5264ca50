import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isAway } from '../outage/away.ts'
import { noRoom, saysFull } from '../outage/disk.ts'
import { Refusal } from '../refusal.ts'
import type { Platform } from '../work.ts'

/** Problem details (RFC 9457) with our stable `code`; `detail` says what to do. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    code: z.string(),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    request: z.string().optional(),
  })
  .loose()
  .meta({ id: 'Problem' })

/** Every error becomes one shape, here and only here. A fault is logged with the request's id; its text stays inside. */
export async function sendProblem(
  { log, disk }: Pick<Platform, 'log' | 'disk'>,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (saysFull(error)) disk.refused()
  const problem = describe(saysFull(error) || (isAway(error) && (await disk.trouble())) ? noRoom() : error)
  if (problem.status >= 500) log.error({ err: error, request: request.id, url: request.routeOptions.url }, 'fault')
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify({ type: `urn:aerie:problem:${problem.code}`, title: problem.code.replaceAll('-', ' '), ...problem, request: request.id }))
}

function describe(error: FastifyError | Refusal): { status: number; code: string; detail: string; [extra: string]: unknown } {
  if (error instanceof Refusal) return { ...error.details, status: error.status, code: error.code, detail: error.message }
  if (error.validation && error.validationContext === 'params')
    return { status: 404, code: 'no-such-address', detail: 'There is nothing at this address. Check it, or look for what you want in the list.' }
  if (error.validation)
    return {
      status: 422,
      code: 'invalid-request',
      detail: 'Some fields are not as they should be. Each is named below.',
      fields: error.validation.map((one) => ({ path: `${error.validationContext ?? ''}${one.instancePath}`, message: one.message ?? 'invalid' })),
    }
  if (isAway(error))
    return { status: 503, code: 'database-away', detail: 'The database does not answer at the moment. Nothing was changed; try again in a few seconds.' }
  const known = FROM_THE_FRAMEWORK[error.code]
  if (known) return known
  if (error.statusCode && error.statusCode < 500) return { status: error.statusCode, code: 'bad-request', detail: error.message }
  return { status: 500, code: 'fault', detail: 'Something went wrong on our side. Nothing was changed. Quote the request id when you report it.' }
}

/** What the HTTP framework refuses by itself, said in our words. */
const FROM_THE_FRAMEWORK: Record<string, { status: number; code: string; detail: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'too-large',
    detail: 'The request is larger than this endpoint takes. Send it in smaller parts; a large file is better imported.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported-media-type',
    detail: 'Send application/json, or application/x-ndjson where items are taken.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, code: 'not-json', detail: 'The body is not JSON. Check it for a missing comma or quote.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    status: 400,
    code: 'not-json',
    detail: 'The body is empty, though its content type says JSON. Leave the content type out or send {}.',
  },
}

/** What a limit on calls says. Thrown by the rate limiter. */
export const tooMany = (seconds: number): Refusal =>
  new Refusal('too-many', 'too-many-requests', `Too many calls from this address. Wait ${seconds} seconds and try again.`)
