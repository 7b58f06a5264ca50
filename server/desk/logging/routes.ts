import { routes, type Routes } from '#platform/http/route.ts'
import type { Platform } from '#platform/work.ts'
import { loggingContract } from './contract.ts'
import { log, type TakeContactIn } from './log.ts'

/** @param takeIn intake's way in, given by app */
export const loggingRoutes = (platform: Platform, takeIn: TakeContactIn): Routes =>
  routes(loggingContract, { 'POST /contacts': ({ body, ...work }) => log(platform, work, takeIn, body) })
