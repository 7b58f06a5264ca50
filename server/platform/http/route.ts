import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Asked, Contract, Endpoint, EndpointName, Returned } from '../contract.ts'
import { inTransaction } from '../db.ts'
import { Refusal } from '../refusal.ts'
import type { Actor, Look, Platform, Work } from '../work.ts'
import { answerOnce } from './idempotency.ts'
export type { Doorkeeper } from './default-deny.ts'
import { Problem } from './problem.ts'

/** What a reading endpoint is given: the database, who asks, and the request, parsed. */
export type Reading<E extends Endpoint> = Look & Asked<E> & { request: FastifyRequest; reply: FastifyReply }
/** What a writing endpoint is given: one open transaction. It is committed when the handler returns. */
export type Writing<E extends Endpoint> = Work & Asked<E> & { request: FastifyRequest; reply: FastifyReply }

/** One function an endpoint. GET reads; everything else is one unit of work, in one transaction. */
export type Handlers<C extends Contract> = {
  [N in keyof C & EndpointName]: (asked: N extends `GET ${string}` ? Reading<C[N]> : Writing<C[N]>) => Promise<Returned<C[N]>>
}

/** A domain's endpoints with what answers them: what its `routes.ts` exports. */
export interface Routes {
  contract: Contract
  handlers: Record<string, (asked: never) => Promise<unknown>>
}

export const routes = <const C extends Contract>(contract: C, handlers: Handlers<C>): Routes => ({ contract, handlers: handlers })

const NOBODY: Actor = { id: '00000000-0000-0000-0000-000000000001', kind: 'system', name: 'nobody', role: 'nobody', teams: [] }

/** Opens a domain's endpoints below /api/v1. An endpoint without an ability cannot be written: the contract demands one. */
export function openRoutes(http: FastifyInstance, platform: Platform, { contract, handlers }: Routes): void {
  for (const [name, endpoint] of Object.entries(contract)) {
    const [method, path] = name.split(' ') as [string, string]
    http.route({
      method,
      url: `/api/v1${path}`,
      schema: {
        summary: endpoint.summary,
        tags: [path.split('/')[1]!],
        ...(endpoint.params && { params: endpoint.params }),
        ...(endpoint.query && { querystring: endpoint.query }),
        ...(endpoint.body && { body: endpoint.body }),
        ...(method !== 'GET' && { headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }).loose() }),
        ...(endpoint.body instanceof z.ZodArray && { consumes: ['application/json', 'application/x-ndjson'] }),
        ...(endpoint.produces && { produces: [endpoint.produces] }),
        response: { 200: endpoint.returns, '4xx': Problem, '5xx': Problem },
        security: endpoint.may === 'anyone' ? [] : [{ key: [] }, { session: [] }],
      },
      ...(endpoint.bodyBytes && { bodyLimit: endpoint.bodyBytes }),
      config: { may: endpoint.may, ...(endpoint.perMinute && { rateLimit: { max: endpoint.perMinute, timeWindow: 60_000 } }) },
      handler: (request, reply) => answer(platform, name as EndpointName, handlers[name]!, request, reply),
    })
  }
}

async function answer(
  platform: Platform,
  name: EndpointName,
  handler: (asked: never) => Promise<unknown>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const by = request.actor ?? NOBODY
  const asked = { by, now: platform.clock.now(), params: request.params, query: request.query, body: request.body, request, reply }
  if (name.startsWith('GET ')) return handler({ ...asked, db: platform.db } as never)
  return inTransaction(platform.db, (tx) => answerOnce({ tx, by, now: asked.now }, request, () => handler({ ...asked, tx } as never), platform.secrets))
}

/** A cursor page: `next` is handed back as `after`, null at the end. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

/** The part of a query that turns pages. At most 200 a page. */
export const paging = { after: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }

/** A cursor is the sort key of the last row, opaque to the caller. */
export const toCursor = (key: readonly (string | number | null)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** Reads a cursor back. Refuses one that we did not make. */
export function fromCursor<T extends readonly z.ZodType[]>(cursor: string, shape: z.ZodTuple<T>): z.output<z.ZodTuple<T>> {
  try {
    const key = Buffer.from(cursor, 'base64url').toString('utf8')
    if (!key.includes('\\u0000')) return shape.parse(JSON.parse(key))
    throw new Error('no key of ours holds a NUL character')
  } catch {
    throw new Refusal('invalid', 'bad-cursor', 'This page address is not one of ours. Start again from the first page.')
  }
}
