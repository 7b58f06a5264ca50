import type { FastifyInstance } from 'fastify'

/**
 * Makes it impossible to open a route without saying who may use it: the server does not start. Set before any route is
 * opened. `open` are addresses below which a library opens its own pages, for anyone.
 */
export function denyByDefault(http: FastifyInstance, open: readonly string[]): void {
  http.addHook('onRoute', (route) => {
    if (open.some((prefix) => route.url === prefix || route.url.startsWith(`${prefix}/`))) route.config = { ...route.config, may: 'anyone' }
    if (!route.config?.may) throw new Error(`${String(route.method)} ${route.url} does not say who may use it: set config.may to an ability, or to 'anyone'`)
  })
}
