import { routes, type Routes } from '#platform/http/route.ts'
import type { Platform } from '#platform/work.ts'
import { channelHealthContract } from './contract.ts'
import { readMailed, readTroublesNow } from './read.ts'
import { viewHealth, viewTrouble } from './view.ts'

/** What is answered about the health of channels. */
export const channelHealthRoutes = ({ config }: Pick<Platform, 'config'>): Routes =>
  routes(channelHealthContract, {
    'GET /channels/troubles': async ({ db }) => ({ items: (await readTroublesNow(db)).map(viewTrouble), mailed: await readMailed(db, config) }),
    'GET /channels/:id/health': ({ db, now, params }) => viewHealth(db, now, params.id, config),
  })
