import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../work.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The ability a route demands, or `anyone`. A route without one is not opened. */
    may?: string
    /** Answers for as long as somebody listens: how long it took says nothing. */
    lasting?: boolean
  }
  interface FastifyRequest {
    /** Who asks; null at a door that is open to anyone. */
    actor: Actor | null
  }
  interface FastifyInstance {
    /** Every door there is, for tests that walk through all of them. */
    doors: { method: string; url: string; may: string }[]
  }
}

/** Finds out who asks, and says no to who may not. Given by the workspace, so that the platform knows no roles. */
export interface Doorkeeper {
  /** Throws a Refusal when nobody is signed in. May renew a cookie on the reply. */
  whoAsks(request: FastifyRequest, reply: FastifyReply): Promise<Actor>
  /** Throws a Refusal when the actor lacks the ability. */
  demand(actor: Actor, ability: string): void
}

/**
 * Puts the doorkeeper before every route, ahead of parsing and checking what was sent. A route that does not say who may use
 * it cannot be opened: the server does not start. Set before any route; `open` are addresses below which a library opens its
 * own pages, for anyone.
 */
export function denyByDefault(http: FastifyInstance, door: Doorkeeper, open: readonly string[]): void {
  http.decorateRequest('actor', null)
  http.decorate('doors', [])
  http.addHook('onRoute', (route) => {
    const may = open.some((prefix) => route.url === prefix || route.url.startsWith(`${prefix}/`)) ? 'anyone' : route.config?.may
    if (!may) throw new Error(`${String(route.method)} ${route.url} does not say who may use it: set config.may to an ability, or to 'anyone'`)
    for (const method of [route.method].flat()) http.doors.push({ method, url: route.url, may })
    if (may === 'anyone') return
    const ask = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      request.actor = await door.whoAsks(request, reply)
      door.demand(request.actor, may)
    }
    route.onRequest = [ask, ...[route.onRequest ?? []].flat()]
  })
}
