import type { FastifyInstance } from 'fastify'
import { openRoutes, type Routes } from '#platform/http/route.ts'
import type { Platform } from '#platform/work.ts'
import { workspaceRoutes } from '../workspace/routes.ts'
import { parkedRoutes } from './parked/routes.ts'
import { part } from './parts.ts'
import { teamIsFree } from './team-is-free.ts'

/** Every endpoint of /api/v1, in the order of the flow. */
export async function openDomains(http: FastifyInstance, platform: Platform): Promise<void> {
  for (const some of workspaceRoutes(platform, teamIsFree)) openRoutes(http, platform, some)
  const { takeIn } = await part(platform.log, 'app/intake.ts')
  for (const domain of ['channels', 'listening', 'people', 'desk']) {
    const open = (await part(platform.log, `${domain}/routes.ts`))[`${domain}Routes`] as ((platform: Platform, takeIn?: unknown) => Routes) | undefined
    if (open) openRoutes(http, platform, open(platform, takeIn))
  }
  openRoutes(http, platform, parkedRoutes(platform))
  const demo = (await part(platform.log, 'app/demo/routes.ts'))['demoRoutes'] as ((platform: Platform) => Routes) | undefined
  if (demo) openRoutes(http, platform, demo(platform))
}
