import { readerOf } from '#triage'
import { routes } from '#platform/http/route.ts'
import { routingContract } from '../contract/routing.ts'
import { comeBack, goAway, readAway } from '../routing/away.ts'
import { foretell } from '../routing/foretell.ts'
import { readRouting, setRouting } from '../routing/routing.ts'
import type { Desk } from './shown.ts'

const done = { done: true } as const

/** How a message finds its team and its person, and who is away. */
export const routingRoutes = ({ platform }: Desk) =>
  routes(routingContract, {
    'GET /routing': ({ db }) => readRouting(db),
    'PUT /routing': ({ body, ...work }) => setRouting(work, body),
    'POST /routing/try': ({ body, ...work }) => foretell(work, readerOf(platform), body),
    'GET /away': async ({ db, now }) => ({
      items: (await readAway(db, now)).map((one) => ({ ...one, since: one.since.toISOString(), until: one.until?.toISOString() ?? null })),
    }),
    'PUT /away/:id': async ({ params, body, ...work }) => (await goAway(work, params.id, body.until === null ? null : new Date(body.until)), done),
    'DELETE /away/:id': async ({ params, ...work }) => (await comeBack(work, params.id), done),
  })
