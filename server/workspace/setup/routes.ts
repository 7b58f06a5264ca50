import { routes } from '#platform/http/route.ts'
import type { Platform } from '#platform/work.ts'
import { setupContract } from '../contract.ts'
import { done } from '../view.ts'
import { readSetup } from './read-setup.ts'
import { setUp } from './set-up.ts'
import { useSetupCode } from './setup-code.ts'

/** The two doors that are open before anybody can sign in. */
export const setupRoutes = ({ config }: Platform) =>
  routes(setupContract, {
    'GET /setup': ({ db }) => readSetup(db, config),
    'POST /setup': async (asked) => {
      await useSetupCode(asked.tx, asked.body.code)
      await setUp(asked, asked.body)
      return done
    },
  })
