import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { openRoutes, type Doorkeeper, type Routes } from '#platform/http/route.ts'
import type { Platform } from '#platform/work.ts'

/** While domains are being written: whichever has a routes.ts that loads is opened. */
export async function openDomains(http: FastifyInstance, platform: Platform, door: Doorkeeper): Promise<void> {
  for (const domain of ['workspace', 'channels', 'listening', 'people', 'desk']) {
    const file = join(import.meta.dirname, '..', domain, 'routes.ts')
    if (!existsSync(file)) continue
    try {
      const loaded = (await import(file)) as Record<string, (platform: Platform) => Routes>
      openRoutes(http, platform, door, loaded[`${domain}Routes`]!(platform))
    } catch (error) {
      platform.log.error({ err: error, domain }, 'its routes do not load')
    }
  }
}
