import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Platform } from '#platform/work.ts'
import { CALLER_ADDRESS, type Auth } from './auth.ts'
import { toProblem } from './library-problem.ts'

/** Sign-in takes small forms only, bytes. */
const BODY = 64 * 1024
/** Passwords one address book entry may be tried with, from wherever: 30 in a quarter of an hour (memory of this process). */
const TRIES = { max: 30, timeWindow: 15 * 60_000 }

/** Opens the auth library's own doors below /api/auth. Bodies are handed on as they came. */
export async function openSignIn(http: FastifyInstance, platform: Platform, auth: Auth): Promise<void> {
  const handler = (request: FastifyRequest, reply: FastifyReply) => handOn(platform, auth, request, reply)
  await http.register(async (door) => {
    door.removeAllContentTypeParsers()
    door.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY }, (_request, body, done) => done(null, body))
    door.route({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      schema: { hide: true },
      config: { may: 'anyone', rateLimit: { ...TRIES, hook: 'preHandler', keyGenerator: whoseAccount } },
      handler,
    })
    door.route({ method: ['GET', 'POST'], url: '/api/auth/*', schema: { hide: true }, config: { may: 'anyone' }, handler })
  })
}

/** The account somebody tries to open; without one, the caller's address. */
function whoseAccount(request: FastifyRequest): string {
  const email = /"email"\s*:\s*"([^"]{1,320})"/.exec(String(request.body ?? ''))?.[1]
  return email ? `account ${email.toLowerCase()}` : request.ip
}

async function handOn(platform: Platform, auth: Auth, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const answer = await auth.handler(toWebRequest(platform, request))
  reply.code(answer.status)
  answer.headers.forEach((value, name) => {
    if (name !== 'set-cookie') reply.header(name, value)
  })
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
  if (answer.status < 400) return reply.send(answer.body ? Buffer.from(await answer.arrayBuffer()) : null)
  return reply
    .type('application/problem+json')
    .send(JSON.stringify({ ...(await toProblem(platform, answer.status, await answer.text())), request: request.id }))
}

function toWebRequest({ config }: Platform, request: FastifyRequest): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value)
  headers.set(CALLER_ADDRESS, request.ip)
  const base = config.urlIsGiven ? config.url : `${request.protocol}://${request.host}`
  return new Request(new URL(request.url, base), { method: request.method, headers, ...(request.method === 'POST' && { body: String(request.body ?? '') }) })
}
