import type { FastifyInstance } from 'fastify'
import { inTransaction } from '#platform/db.ts'
import type { Doorkeeper } from '#platform/http/route.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Platform } from '#platform/work.ts'
import { homeOf } from '../account.ts'
import { adapters } from '../registry.ts'
import { finishSignIn } from './finish.ts'

/** Calls a minute from one address to a door that needs no key. */
const PER_MINUTE = 60

/**
 * The doors that networks and returning people use, beside the API: what a network reads about us, and the address it sends
 * people back to. The way back is for whoever may connect channels; it ends on the channels page, which tells how it went
 * (`?connected=<id>` or `?trouble=<sentence>`).
 */
export function openChannelDoors(http: FastifyInstance, platform: Platform, door: Doorkeeper): void {
  const rateLimit = { max: PER_MINUTE, timeWindow: 60_000 }
  http.get<{ Params: { network: string; document: string } }>(
    '/api/channels/:network/:document',
    { config: { may: 'anyone', rateLimit }, schema: { hide: true } as object },
    async (request) => {
      const document = adapters[request.params.network]?.signIn?.documents(homeOf(platform))[request.params.document]
      if (document === undefined) throw new Refusal('not-found', 'no-such-document', 'There is nothing at this address.')
      return document
    },
  )
  http.get<{ Params: { network: string } }>(
    '/api/channels/:network/callback',
    { config: { may: 'channels.manage', rateLimit }, schema: { hide: true } as object },
    async (request, reply) => {
      const by = await door.whoAsks(request, reply)
      door.demand(by, 'channels.manage')
      const query = new URL(request.url, platform.config.url).searchParams
      return reply.redirect(
        `/channels?${await howItWent(() => inTransaction(platform.db, (tx) => finishSignIn(platform, { tx, by, now: platform.clock.now() }, request.params.network, query)))}`,
      )
    },
  )
}

async function howItWent(finish: () => Promise<string>): Promise<URLSearchParams> {
  try {
    return new URLSearchParams({ connected: await finish() })
  } catch (error) {
    if (error instanceof Refusal) return new URLSearchParams({ trouble: error.message })
    throw error
  }
}
