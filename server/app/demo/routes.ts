import { routes } from '#platform/http/route.ts'
import type { Platform } from '#platform/work.ts'
import { demoContract } from '../contract.ts'
import { removeDemo } from './remove-demo.ts'
import { startDemo } from './start-demo.ts'

const done = { done: true } as const

/** The endpoints of the demo company. */
export const demoRoutes = (platform: Platform) =>
  routes(demoContract, {
    'POST /demo': async (asked) => {
      await startDemo(platform, asked)
      return done
    },
    'DELETE /demo': async (asked) => {
      await removeDemo(asked)
      return done
    },
  })
