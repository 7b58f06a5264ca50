import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Platform } from '#platform/work.ts'
import type { Beyond } from '../beyond.ts'
import { LARGEST_FILE } from '../words/attach.ts'
import { FOR_VISITOR } from '../words/hand-over.ts'
import { lookedAt } from '../words/seen.ts'
import { Waiting } from '../words/waiting.ts'
import { begin, goOn, greet, handOut, leave, listen, send, sign, write, type House } from './answers.ts'
import { demandPage } from './guard.ts'
import { Attach, Begin, Channel, Fetch, Known, Say, Sign, Tell } from './said.ts'

const PATH = '/api/widget/:channel'
/** The largest body, bytes: 5,000 characters of four bytes, escaped, and an address. */
const LARGEST = 64 * 1024

/** A door: how often a minute one address may use it, and what it answers. An office of fifty behind one address fits in. */
interface Door {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  url: string
  perMinute: number
  body?: z.ZodType
  query?: z.ZodType
  lasting?: true
  /** The largest body, bytes, where it is a file. */
  fileBytes?: number
  answer: (house: House, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
}

const DOORS: readonly Door[] = [
  { method: 'GET', url: '', perMinute: 300, answer: greet },
  { method: 'POST', url: '/visits', perMinute: 20, body: Begin, answer: (house, request) => begin(house, request, request.body as z.output<typeof Begin>) },
  { method: 'PATCH', url: '/visit', perMinute: 60, body: Tell, answer: (house, request) => goOn(house, request, request.body as z.output<typeof Tell>) },
  { method: 'DELETE', url: '/visit', perMinute: 20, answer: leave },
  { method: 'POST', url: '/messages', perMinute: 60, body: Say, answer: (house, request) => write(house, request, request.body as z.output<typeof Say>) },
  {
    method: 'GET',
    url: '/messages',
    perMinute: 1_200,
    query: Known,
    lasting: true,
    answer: (house, request) => listen(house, request, request.query as z.output<typeof Known>),
  },
  {
    method: 'POST',
    url: '/files',
    perMinute: 10,
    query: Attach,
    fileBytes: LARGEST_FILE,
    answer: (house, request) => send(house, request, request.query as z.output<typeof Attach>),
  },
  {
    method: 'GET',
    url: '/files',
    perMinute: 120,
    query: Fetch,
    answer: (house, request, reply) => handOut(house, request, request.query as z.output<typeof Fetch>, reply),
  },
  { method: 'POST', url: '/signs', perMinute: 600, body: Sign, answer: (house, request) => sign(house, request, request.body as z.output<typeof Sign>) },
]

/**
 * The doors that the widget on the company's pages uses. Open to anyone on a page that the channel names; whose words they are is
 * told by a token that its page alone holds, never by a cookie.
 */
export function openWidgetDoors(http: FastifyInstance, platform: Platform, beyond: Beyond): void {
  const house: House = { platform, beyond, waiting: new Waiting() }
  void http.register(async (scope) => {
    scope.decorateRequest('place', null)
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
    scope.addHook('preParsing', async (request, reply) => demandPage(platform, request, reply))
    scope.addHook('preClose', async () => house.waiting.close())
    scope.addHook('onClose', async () => stop())
    for (const { method, url, perMinute, body, query, lasting, fileBytes, answer } of DOORS)
      scope.route({
        method,
        url: `${PATH}${url}`,
        bodyLimit: fileBytes ?? LARGEST,
        schema: { hide: true, params: Channel, ...(body && { body }), ...(query && { querystring: query }) },
        config: { may: 'anyone', rateLimit: { max: perMinute, timeWindow: 60_000 }, ...(lasting && { lasting }) },
        handler: (request, reply) => answer(house, request, reply),
      })
    for (const url of new Set(DOORS.map((door) => door.url)))
      scope.route({
        method: 'OPTIONS',
        url: `${PATH}${url}`,
        schema: { hide: true },
        config: { may: 'anyone', rateLimit: { max: 600, timeWindow: 60_000 } },
        handler: (_, reply) => reply.code(204).send(),
      })
  })
  const stop = follow(house)
}

/** Lets waiting pages know: of messages for them, and of who types or has looked at the desk. */
function follow({ platform: { live, db, log, clock }, beyond, waiting }: House): () => void {
  const deaf = live.onSignal(FOR_VISITOR, (data) => waiting.ring((data as { visitorId: string }).visitorId))
  const blind = beyond.onPresence(({ conversationId, doing }) => {
    waiting.setTyping(conversationId, doing === 'typing', clock.now().getTime())
    if (doing === 'gone') return
    lookedAt(db, conversationId).then(
      (visitors) => visitors.forEach((id) => waiting.ring(id)),
      (error: unknown) => log.warn({ err: error }, 'web: that somebody looked could not be kept'),
    )
  })
  return () => (deaf(), blind())
}
