import { z } from 'zod'
import type { Contract as AnyContract } from '#platform/contract.ts'
import { page, paging } from '#platform/http/route.ts'
import { channelsContract } from '../channels/contract.ts'
import { reachContract } from '../channels/reach/contract.ts'
import { channelHealthContract } from '../channels/health/contract.ts'
import { announceContract } from '../desk/announce/contract.ts'
import { deskContract } from '../desk/contract.ts'
import { loggingContract } from '../desk/logging/contract.ts'
import { listeningContract } from '../listening/contract.ts'
import { watchesContract } from '../listening/watches/contract.ts'
import { peopleContract } from '../people/contract.ts'
import { providerContract } from '../triage/provider/contract.ts'
import { triageContract } from '../triage/contract.ts'
import { Done, workspaceContract } from '../workspace/contract.ts'

export const ParkedView = z
  .object({ id: z.uuid(), job: z.string(), about: z.record(z.string(), z.unknown()), error: z.string(), tries: z.number().int(), at: z.iso.datetime() })
  .meta({ id: 'ParkedWork' })

export const parkedContract = {
  'GET /parked': { summary: 'List work that kept failing', may: 'work.manage', query: z.object(paging), returns: page(ParkedView) },
  'POST /parked/:id/retry': { summary: 'Try parked work again', may: 'work.manage', params: z.object({ id: z.uuid() }), returns: Done },
  'DELETE /parked/:id': { summary: 'Let parked work go for good', may: 'work.manage', params: z.object({ id: z.uuid() }), returns: Done },
} as const satisfies AnyContract

export const demoContract = {
  'POST /demo': { summary: 'Fill the workspace with a demo company that goes on live', may: 'workspace.manage', returns: Done },
  'DELETE /demo': { summary: 'Remove the demo company and everything that came with it', may: 'workspace.manage', returns: Done },
} as const satisfies AnyContract

/** Every endpoint of /api/v1. The web app takes its types from here. */
export const contract = {
  ...workspaceContract,
  ...channelsContract,
  ...reachContract,
  ...channelHealthContract,
  ...listeningContract,
  ...watchesContract,
  ...peopleContract,
  ...triageContract,
  ...providerContract,
  ...deskContract,
  ...loggingContract,
  ...announceContract,
  ...parkedContract,
  ...demoContract,
}
export type Contract = typeof contract
