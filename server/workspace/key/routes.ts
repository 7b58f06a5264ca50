import { routes } from '#platform/http/route.ts'
import { keyContract } from '../contract.ts'
import { done, viewKey, viewPage } from '../view.ts'
import { makeKey } from './make-key.ts'
import { listKeys } from './read-keys.ts'
import { revokeKey } from './revoke-key.ts'

/** API keys. */
export const keyRoutes = () =>
  routes(keyContract, {
    'GET /keys': async ({ db, query }) => viewPage(await listKeys(db, query), viewKey),
    'POST /keys': async (asked) => {
      const { key, ...row } = await makeKey(asked, asked.body)
      return { ...viewKey(row), key }
    },
    'DELETE /keys/:id': async (asked) => {
      await revokeKey(asked, asked.params.id)
      return done
    },
  })
