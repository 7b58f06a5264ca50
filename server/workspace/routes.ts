import type { Routes } from '#platform/http/route.ts'
import type { Platform } from '#platform/work.ts'
import type { BrandIsFree } from './brand/remove-brand.ts'
import { brandRoutes } from './brand/routes.ts'
import { keyRoutes } from './key/routes.ts'
import { memberRoutes } from './member/routes.ts'
import { setupRoutes } from './setup/routes.ts'
import type { TeamIsFree } from './team/remove-team.ts'
import { teamRoutes } from './team/routes.ts'

/** The workspace's endpoints. Whether a team or a brand may go, app tells: it knows who needs them. */
export const workspaceRoutes = (platform: Platform, { teamIsFree, brandIsFree }: { teamIsFree: TeamIsFree; brandIsFree: BrandIsFree }): Routes[] => [
  setupRoutes(platform),
  memberRoutes(platform),
  teamRoutes(teamIsFree),
  brandRoutes(brandIsFree),
  keyRoutes(),
]
