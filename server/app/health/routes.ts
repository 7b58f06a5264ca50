import type { FastifyInstance } from 'fastify'
import { sameSecret } from '#platform/secrets.ts'
import type { Platform } from '#platform/work.ts'
import { openMetrics } from './metrics.ts'
import { lookReady } from './ready.ts'

/** /healthz: this process lives. /readyz: it can serve. /metrics: figures for Prometheus, with AERIE_METRICS_TOKEN; without that setting there are none. */
export function openHealth(http: FastifyInstance, platform: Platform, streamClients: () => number): void {
  const open = { schema: { hide: true }, config: { may: 'anyone' } }
  http.route({ ...open, method: ['GET', 'HEAD'], url: '/healthz', handler: async () => ({ alive: true }) })
  http.route({
    ...open,
    method: ['GET', 'HEAD'],
    url: '/readyz',
    handler: async (_request, reply) => {
      const readiness = await lookReady(platform)
      return reply.code(readiness.ready ? 200 : 503).send(readiness)
    },
  })
  const token = platform.config.metricsToken
  const metrics = token ? openMetrics(http, platform, streamClients) : null
  http.get('/metrics', open, async (request, reply) => {
    if (!token || !metrics) return reply.callNotFound()
    const [, given] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? []
    if (!given || !sameSecret(given, token)) return reply.code(401).header('www-authenticate', 'Bearer').send()
    return reply.type(metrics.contentType).send(await metrics.metrics())
  })
}
