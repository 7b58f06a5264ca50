import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Log } from '../log.ts'
import { Refusal } from '../refusal.ts'

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
export function sendProblem(log: Log, error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = describe(error)
  if (problem.status >= 500) log.error({ err: error, request: request.id, url: request.routeOptions.url }, 'fault')
  reply
    .code(problem.status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify({ type: `urn:aerie:problem:${problem.code}`, title: problem.code.replaceAll('-', ' '), ...problem, request: request.id }))
}

function describe(error: FastifyError): { status: number; code: string; detail: string; [extra: string]: unknown } {
  if (error instanceof Refusal) return { ...error.details, status: error.status, code: error.code, detail: error.message }
  if (error.validation)
    return {
      status: 422,
      code: 'invalid-request',
      detail: 'Some fields are not as they should be. Each is named below.',
      fields: error.validation.map((one) => ({ path: `${error.validationContext ?? ''}${one.instancePath}`, message: one.message ?? 'invalid' })),
    }
  if (isAway(error)) return { status: 503, code: 'database-away', detail: 'The database does not answer at the moment. Nothing was changed; try again in a few seconds.' }
  if (error.statusCode === 429) return { status: 429, code: 'too-many-requests', detail: error.message }
  if (error.statusCode && error.statusCode < 500) return { status: error.statusCode, code: 'bad-request', detail: error.message }
  return { status: 500, code: 'fault', detail: 'Something went wrong on our side. Nothing was changed. Quote the request id when you report it.' }
}

/** Is this the database being away, rather than a bug? PostgreSQL's classes 08 and 57P, and the network's own codes. */
function isAway(error: FastifyError): boolean {
  return /^(08...|57P..|53...|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/.test(error.code ?? '') || /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
}
