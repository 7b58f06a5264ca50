import { routes } from '#platform/http/route.ts'
import { floodContract } from '../contract/flood.ts'
import { answerAll, takeBackAll } from '../floods/answer-all.ts'
import { closeAll, reopenAll } from '../floods/close-all.ts'

/** What is done with many who wrote nearly the same. */
export const floodRoutes = () =>
  routes(floodContract, {
    'POST /floods/:id/close': ({ params, body, ...work }) => closeAll(work, params.id, body.state, body.outcome),
    'POST /floods/:id/reopen': ({ params, body, ...work }) => reopenAll(work, params.id, body.ids),
    'POST /floods/:id/reply': ({ params, body, ...work }) => answerAll(work, params.id, body),
    'POST /floods/:id/take-back': ({ body, ...work }) => takeBackAll(work, body.outgoing),
  })
