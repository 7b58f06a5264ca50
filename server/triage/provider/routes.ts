import { routes, type Routes } from '#platform/http/route.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Platform, Work } from '#platform/work.ts'
import type { Items } from '../correcting/items.ts'
import { ask } from './asking/ask.ts'
import { redact } from './asking/redact.ts'
import { tokensOf } from './asking/request.ts'
import { readSpent, settle, spend, usedUpBy } from './asking/spending.ts'
import { providerContract } from './contract.ts'
import { endpointOf, readProvider } from './provider.ts'
import { dropParkedQuestions, forgetProvider, retryParkedQuestions, setProvider } from './set-provider.ts'
import { decide, undecide } from './suggestions.ts'
import { viewProvider } from './view.ts'

const done = { done: true } as const

/** @param items the desk's part, given by app */
export const providerRoutes = ({ jobs, secrets }: Platform, items: Items): Routes =>
  routes(providerContract, {
    'GET /triage/provider': async ({ db, now }) => ({ provider: await viewProvider(db, now) }),
    'PUT /triage/provider': async ({ body, ...work }) => {
      await setProvider(work, secrets, body)
      return { provider: await viewProvider(work.tx, work.now) }
    },
    'DELETE /triage/provider': async (work) => (await forgetProvider(work), done),
    'POST /triage/provider/test': (work) => tryOut(work, secrets),
    'POST /triage/provider/redaction': async ({ body }) => redact(body.text, body.names),
    'POST /triage/provider/parked': async (work) => ({ count: await retryParkedQuestions(work) }),
    'DELETE /triage/provider/parked': async (work) => ({ count: await dropParkedQuestions(work) }),
    'POST /items/:id/suggestion': ({ params, body, ...work }) => decide(work, items, jobs, params.id, body.accept),
    'DELETE /items/:id/suggestion': async ({ params, ...work }) => (await undecide(work, items, params.id), done),
  })

/** Nobody wrote it. */
const HARMLESS = 'My order has not arrived, and I need it tomorrow. Can you help me?'

/** Asks the model that is set, on or off, about a harmless text. */
async function tryOut({ tx, now }: Work, secrets: Platform['secrets']) {
  const provider = await readProvider(tx)
  if (!provider) throw new Refusal('not-found', 'no-provider', 'No language model is set yet. Save one first.')
  const tokens = tokensOf(provider.model, HARMLESS, [])
  if (usedUpBy(tokens, await readSpent(tx, now), provider))
    throw new Refusal('conflict', 'budget-used-up', 'The budget is used up. Raise it, or wait until it begins anew.')
  await spend(tx, now, tokens)
  const answer = await ask(endpointOf(provider, secrets), { text: HARMLESS, topics: [], now })
  await settle(tx, now, tokens, answer.tokens)
  if (!('labels' in answer)) return { labels: null, trouble: answer.trouble }
  const { topicId: _, ...labels } = answer.labels
  return { labels, trouble: null }
}
