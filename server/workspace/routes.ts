import type { Routes } from '#platform/http/route.ts'
import type { Platform } from '#platform/work.ts'
import { keyRoutes } from './key/routes.ts'
import { memberRoutes } from './member/routes.ts'
import { setupRoutes } from './setup/routes.ts'
import type { TeamIsFree } from './team/remove-team.ts'
import { teamRoutes } from './team/routes.ts'

/** The workspace's endpoints. `isFree` tells whether a team may go; app knows who needs it. */
export const workspaceRoutes = (platform: Platform, isFree: TeamIsFree): Routes[] => [
  setupRoutes(platform),
  memberRoutes(platform),
  teamRoutes(isFree),
  keyRoutes(),
]
