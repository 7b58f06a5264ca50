import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { z } from 'zod'
import { latestPlace, parsePlace, type Place } from '#platform/facts.ts'
import { Problem } from '#platform/http/problem.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Platform } from '#platform/work.ts'
import type { WorkspaceDoorkeeper } from '../../workspace/doorkeeper.ts'
import { makeClient } from './client.ts'
import { Hub } from './hub.ts'

/** Listeners a process takes: each costs a socket and some memory. */
const MOST = 5_000

const DESCRIPTION = `Server-sent events. \`fact\`: \`{kind, conversationId, personId, channelId, by, at}\`, its id a place to resume from with
\`Last-Event-ID\` (or \`?after=\`). \`presence\`: \`{conversationId, member: {id, name}, doing}\`. \`reset\`: more was missed than is told,
or your place is from before a restore; read again what is on show.
Only what the caller may see is told; of a conversation that went out of their sight, once, the kind \`conversation.gone\`. A comment comes every 15 seconds.`

const placeText = z.string().optional()
const SCHEMA = {
  summary: 'Listen to what happens, live',
  description: DESCRIPTION,
  tags: ['stream'],
  security: [{ key: [] }, { session: [] }] as Record<string, string[]>[],
  headers: z.object({ 'last-event-id': placeText.meta({ description: 'The id of the last event that was heard; what came since is told first' }) }).loose(),
  querystring: z.object({ after: placeText.meta({ description: 'The same, for whoever cannot set headers' }) }),
  response: {
    200: { description: 'Events, until somebody hangs up', content: { 'text/event-stream': { schema: z.string() } } },
    '4xx': Problem,
    '5xx': Problem,
  },
} satisfies FastifySchema

/** Opens GET /api/v1/stream. @returns how many listen here, and what ends it all */
export async function openStream(http: FastifyInstance, platform: Platform, door: WorkspaceDoorkeeper): Promise<Hub> {
  const hub = new Hub(platform, door)
  await hub.open()
  http.addHook('preClose', async () => hub.close())
  http.get(
    '/api/v1/stream',
    {
      schema: SCHEMA,
      config: { may: 'desk.read', lasting: true },
    },
    async (request, reply) => {
      const who = { actor: request.actor!, pass: door.passOf(request) }
      if (hub.size >= MOST) throw new Refusal('unavailable', 'too-many-listeners', 'Too many screens listen already. Try again in a minute.')
      const place = askedPlace(request) ?? (await latestPlace(platform.db))
      begin(reply)
      const client = makeClient(reply.raw, { ...who, place })
      reply.raw.once('close', () => hub.leave(client))
      client.tell(`retry: 2000\nid: ${place}\nevent: hello\ndata: {}\n\n`)
      hub.join(client)
    },
  )
  return hub
}

function askedPlace(request: FastifyRequest): Place | null {
  const asked = request.headers['last-event-id'] ?? (request.query as { after?: string }).after
  return typeof asked === 'string' && asked !== '' ? (parsePlace(asked).join(':') as Place) : null
}

/** Takes the answer over from the framework. Headers already set (cookies, security) go with it; nothing on the way may hold it back or pack it. */
function begin(reply: FastifyReply): void {
  reply.hijack()
  const headers = Object.fromEntries(
    Object.entries(reply.getHeaders()).filter((entry): entry is [string, string | string[] | number] => entry[1] !== undefined),
  )
  reply.raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
}
