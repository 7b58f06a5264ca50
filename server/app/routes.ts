import type { FastifyInstance } from 'fastify'
import { channelsRoutes } from '#channels'
import { openRoutes, type Routes } from '#platform/http/route.ts'
import type { Platform } from '#platform/work.ts'
import { workspaceRoutes } from '../workspace/routes.ts'
import { demoRoutes } from './demo/routes.ts'
import { parkedRoutes } from './parked/routes.ts'
import { takeIn } from './intake.ts'
import { part } from './parts.ts'
import { teamIsFree } from './team-is-free.ts'

/** Every endpoint of /api/v1, in the order of the flow. */
export async function openDomains(http: FastifyInstance, platform: Platform): Promise<void> {
  for (const some of workspaceRoutes(platform, teamIsFree)) openRoutes(http, platform, some)
  openRoutes(http, platform, channelsRoutes(platform))
  for (const domain of ['listening', 'people', 'desk']) {
    const open = (await part(platform.log, `${domain}/routes.ts`))[`${domain}Routes`] as ((platform: Platform, takeIn?: unknown) => Routes) | undefined
    if (open) openRoutes(http, platform, open(platform, takeIn))
  }
  openRoutes(http, platform, parkedRoutes(platform))
  openRoutes(http, platform, demoRoutes(platform))
}
