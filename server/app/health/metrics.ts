import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Platform } from '#platform/work.ts'
import { FIGURES, readFigure, type Figure } from './figures.ts'

/** Figures for Prometheus. Those of the database are the same from every process; those of requests and streams are this one's. */
export function openMetrics(http: FastifyInstance, platform: Platform, streamClients: () => number): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'aerie_' })
  timeRequests(http, registry)
  for (const figure of FIGURES) askAtScrape(registry, platform, figure)
  askHere(registry, streamClients)
  return registry
}

function askAtScrape(registry: Registry, platform: Platform, figure: Figure): void {
  const { name, help, label } = figure
  const gauge = new Gauge({
    name,
    help,
    labelNames: label ? [label] : [],
    registers: [registry],
    async collect() {
      gauge.reset()
      for (const row of await readFigure(platform, figure)) gauge.set(label ? { [label]: row.label } : {}, row.figure)
    },
  })
}

function askHere(registry: Registry, streamClients: () => number): void {
  const clients: Gauge = new Gauge({
    name: 'aerie_stream_clients',
    help: 'Browsers that listen to the live stream here',
    registers: [registry],
    collect: () => clients.set(streamClients()),
  })
}

/** How long answers take, by route and status. Buckets in seconds. */
function timeRequests(http: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'aerie_http_request_seconds',
    help: 'How long answers take',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  http.addHook('onResponse', async (request, reply) => {
    if (request.routeOptions.config.lasting) return
    seconds.observe({ method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000)
  })
}
