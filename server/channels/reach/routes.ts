import { routes, type Routes } from '#platform/http/route.ts'
import { readSpending } from '../metering/read-spending.ts'
import { setBudget } from '../metering/set-budget.ts'
import { reachContract } from './contract.ts'
import { TABLE } from './table.ts'
import { toRulesView } from './view.ts'

/** What networks let one answer, and what it costs. */
export const reachRoutes: Routes = routes(reachContract, {
  'GET /reach': () => Promise.resolve({ items: TABLE.map(toRulesView) }),
  'GET /spending': async ({ db, now }) => ({ items: await readSpending(db, now) }),
  'PUT /channels/:id/budget': async (asked) => {
    await setBudget(asked, asked.params.id, asked.body)
    return (await readSpending(asked.tx, asked.now)).find((one) => one.channel.id === asked.params.id)!
  },
})
