import type { FastifyInstance } from 'fastify'
import { channelHealthRoutes, channelsRoutes, reachRoutes } from '#channels'
import { openRoutes } from '#platform/http/route.ts'
import type { Platform } from '#platform/work.ts'
import { announceRoutes } from '../desk/announce/routes.ts'
import { loggingRoutes } from '../desk/logging/routes.ts'
import { deskRoutes } from '../desk/routes.ts'
import { listeningRoutes } from '../listening/routes.ts'
import { watchesRoutes } from '../listening/watches/routes.ts'
import { peopleRoutes } from '../people/routes.ts'
import { providerRoutes } from '../triage/provider/routes.ts'
import { triageRoutes } from '../triage/routes.ts'
import { workspaceRoutes } from '../workspace/routes.ts'
import { brandIsFree } from './in-use/brand-is-free.ts'
import { correctable, sight } from './correctable.ts'
import { demoRoutes } from './demo/routes.ts'
import { takeIn } from './intake.ts'
import { parkedRoutes } from './parked/routes.ts'
import { teamIsFree } from './in-use/team-is-free.ts'
import { watchReaders } from './watching/readers.ts'

/** Every endpoint of /api/v1, in the order of the flow. */
export function openDomains(http: FastifyInstance, platform: Platform): void {
  const all = [
    ...workspaceRoutes(platform, { teamIsFree, brandIsFree }),
    channelsRoutes(platform),
    reachRoutes,
    channelHealthRoutes(platform),
    listeningRoutes(platform, takeIn),
    watchesRoutes(watchReaders),
    peopleRoutes(platform),
    triageRoutes(platform, correctable, sight),
    providerRoutes(platform, correctable),
    deskRoutes(platform, takeIn),
    loggingRoutes(platform, takeIn),
    announceRoutes(platform),
    parkedRoutes(platform),
    demoRoutes(platform),
  ]
  for (const some of all) openRoutes(http, platform, some)
}
