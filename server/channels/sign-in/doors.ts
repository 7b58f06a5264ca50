import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inTransaction } from '#platform/db.ts'
import type { Doorkeeper } from '#platform/http/route.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Actor, Platform } from '#platform/work.ts'
import { homeOf } from '../account.ts'
import { adapters } from '../registry.ts'
import { finishSignIn } from './finish.ts'

/** Calls a minute from one address to a door that needs no key. */
const PER_MINUTE = 60

/**
 * The doors that networks and returning people use, beside the API: what a network reads about us, and the address it sends
 * people back to. The way back is for whoever may connect channels; it ends on the channels page, which tells how it went
 * (`?connected=<id>`, or `?trouble=<sentence>&code=<code>`). Whoever is no longer signed in here signs in first.
 */
export function openChannelDoors(http: FastifyInstance, platform: Platform, door: Doorkeeper): void {
  const rateLimit = { max: PER_MINUTE, timeWindow: 60_000 }
  http.route<{ Params: { network: string; document: string } }>({
    method: 'GET',
    url: '/api/channels/:network/:document',
    config: { may: 'anyone', rateLimit },
    schema: { hide: true },
    handler: async ({ params }) => {
      const document = (await adapters[params.network]?.signIn?.documents(homeOf(platform)))?.[params.document]
      if (document === undefined) throw new Refusal('not-found', 'no-such-document', 'There is nothing at this address.')
      return document
    },
  })
  http.route<{ Params: { network: string } }>({
    method: 'GET',
    url: '/api/channels/:network/callback',
    config: { may: 'channels.manage', rateLimit },
    schema: { hide: true },
    errorHandler: sayInThePage,
    handler: async (request, reply) => {
      const by = await door.whoAsks(request, reply)
      door.demand(by, 'channels.manage')
      return reply.redirect(`/channels?${(await comeBack(platform, by, request)).toString()}`)
    },
  })
}

/**
 * A person in a browser meets a page and not a problem in JSON. A stranger signs in first and then comes back to this very
 * address (nothing was done, and what was begun waits); who may not connect is told so among the channels. A program gets
 * the problem, as everywhere.
 */
function sayInThePage(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  if (!(error instanceof Refusal) || !request.headers.accept?.includes('text/html')) throw error
  const page = error.code === 'not-signed-in' ? `/sign-in?${new URLSearchParams({ to: request.url }).toString()}` : `/channels?${told(error).toString()}`
  void reply.redirect(page)
}

/** Finishes, and says how it went. What the network said stays out of the address. */
async function comeBack(platform: Platform, by: Actor, request: FastifyRequest<{ Params: { network: string } }>): Promise<URLSearchParams> {
  const query = new URL(request.url, platform.config.url).searchParams
  try {
    const id = await inTransaction(platform.db, (tx) => finishSignIn(platform, { tx, by, now: platform.clock.now() }, request.params.network, query))
    return new URLSearchParams({ connected: id })
  } catch (error) {
    if (error instanceof Refusal) return told(error)
    throw error
  }
}

const told = ({ message, code }: Refusal): URLSearchParams => new URLSearchParams({ trouble: message, code })
