import type { Routes } from '#platform/http/route.ts'
import type { Platform } from '#platform/work.ts'
import { deskContract } from './contract.ts'
import type { TakeIn } from './logging/log-answer.ts'
import { openPresence } from './presence/presence.ts'
import { actingRoutes } from './routes/acting.ts'
import { floodRoutes } from './routes/flood.ts'
import { readingRoutes } from './routes/reading.ts'
import { routingRoutes } from './routes/routing.ts'
import { settingRoutes } from './routes/setting.ts'
import { openDirectory } from './view/directory.ts'

/** The desk's endpoints. */
export function deskRoutes(platform: Platform, takeIn: TakeIn): Routes {
  const desk = { platform, takeIn, directory: openDirectory(platform.live), presence: openPresence(platform) }
  const handlers = [readingRoutes(desk), actingRoutes(desk), settingRoutes(desk), routingRoutes(desk), floodRoutes()].map((some) => some.handlers)
  return { contract: deskContract, handlers: Object.assign({}, ...handlers) as Routes['handlers'] }
}
