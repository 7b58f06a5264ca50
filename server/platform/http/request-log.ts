import type { FastifyInstance } from 'fastify'

/**
 * One line a request, once it is answered: the route and not the address, because addresses can carry one-time codes and
 * what people searched for. Fast and harmless ones at debug, so that a busy desk does not fill the disk.
 */
export function logRequests(http: FastifyInstance): void {
  http.addHook('onResponse', async (request, reply) => {
    const isSlow = reply.elapsedTime > SLOW && !request.routeOptions.config.lasting
    const level = reply.statusCode >= 500 ? 'error' : isSlow ? 'warn' : 'debug'
    request.log[level](
      { method: request.method, route: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime), from: request.ip },
      'request',
    )
  })
}

/** A request that takes longer is worth a line of its own, ms. */
const SLOW = 2_000
