import { routes } from '#platform/http/route.ts'
import { dropParked, listParked, retryParked } from '#platform/jobs/parked.ts'
import type { Platform } from '#platform/work.ts'
import { parkedContract } from '../contract.ts'

const done = { done: true } as const

/** The endpoints for work that kept failing. */
export const parkedRoutes = ({ jobs }: Platform) =>
  routes(parkedContract, {
    'GET /parked': async ({ db, query }) => {
      const { items, next } = await listParked(db, query)
      return { items: items.map((one) => ({ ...one, at: one.at.toISOString() })), next }
    },
    'POST /parked/:id/retry': async ({ tx, params }) => {
      await retryParked(tx, jobs, params.id)
      return done
    },
    'DELETE /parked/:id': async ({ tx, params }) => {
      await dropParked(tx, jobs, params.id)
      return done
    },
  })
