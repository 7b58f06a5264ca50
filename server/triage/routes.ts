import { may } from '#workspace'
import { routes, type Routes } from '#platform/http/route.ts'
import type { Platform } from '#platform/work.ts'
import { triageContract } from './contract.ts'
import { correct, takeBack } from './correcting/correct.ts'
import { forget, remember, useAgain } from './learning/forget.ts'
import type { Items } from './correcting/items.ts'
import { listCorrections, readLearning } from './learning/view.ts'
import { readTopicsSoon } from './topics/learning/read-soon.ts'
import { topicHandlers } from './topics/keeping/handlers.ts'
import type { Sight } from './topics/proposals/proposals.ts'

/** @param items and @param sight the desk's part, given by app */
export const triageRoutes = ({ jobs }: Platform, items: Items, sight: Sight): Routes =>
  routes(triageContract, {
    ...topicHandlers(jobs, sight),
    'POST /items/:id/corrections': (work) => correct(work, items, jobs, work.params.id, work.body),
    'DELETE /items/:id/corrections/:correction': async (work) => {
      await takeBack(work, items, work.params.id, work.params.correction, may(work.by.role, 'desk.lead'))
      return { done: true as const }
    },
    'GET /triage/corrections': ({ db, query }) => listCorrections(db, query),
    'GET /triage/learning': ({ db }) => readLearning(db),
    'POST /triage/forgetting': async (work) => (await forget(work), await readTopicsSoon(work.tx, work.now, jobs), readLearning(work.tx)),
    'DELETE /triage/forgetting': async (work) => (await remember(work), await readTopicsSoon(work.tx, work.now, jobs), readLearning(work.tx)),
    'PUT /triage/layer': async (work) => (await useAgain(work, work.body.version), readLearning(work.tx)),
  })
