import type { Handlers } from '#platform/http/route.ts'
import type { Jobs } from '#platform/jobs.ts'
import { dismiss, lookForTopics, proposeAgain, readProposals, type Sight } from '../proposals/proposals.ts'
import type { topicContract } from './contract.ts'
import { addTopic, archiveTopic, changeTopic, orderTopics, restoreTopic } from './keep-topic.ts'
import { countFound } from './found.ts'
import { readTopics } from './list.ts'

const DONE = { done: true } as const

/** The list of topics, and proposals for it. */
export const topicHandlers = (jobs: Jobs, sight: Sight): Handlers<typeof topicContract> => ({
  'GET /topics': ({ db }) => readTopics(db),
  'GET /topics/found': async ({ db, now }) => ({ items: await countFound(db, now) }),
  'POST /topics': (work) => addTopic(work, jobs, work.body),
  'PUT /topics/:id': (work) => changeTopic(work, jobs, work.params.id, work.body),
  'PUT /topics': async (work) => (await orderTopics(work, work.body.ids), readTopics(work.tx)),
  'POST /topics/:id/archive': (work) => archiveTopic(work, jobs, work.params.id),
  'POST /topics/:id/restore': (work) => restoreTopic(work, jobs, work.params.id),
  'GET /topics/proposals': (look) => readProposals(look, sight),
  'POST /topics/proposals': async (work) => (await lookForTopics(work, jobs), DONE),
  'POST /topics/proposals/:id/dismissal': async (work) => (await dismiss(work, work.params.id), DONE),
  'DELETE /topics/proposals/:id/dismissal': async (work) => (await proposeAgain(work, work.params.id), DONE),
})
