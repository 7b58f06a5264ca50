import { routes } from '#platform/http/route.ts'
import { settingContract } from '../contract/setting.ts'
import { readNoise, setNoise } from '../rules/noise.ts'
import { readFired } from '../rules/read-fired.ts'
import { readShownRules } from '../rules/read-rules.ts'
import { setRules } from '../rules/set-rules.ts'
import { tryRule } from '../rules/try-rule.ts'
import { preview } from '../settings/preview.ts'
import { readCalendars, readTargets } from '../settings/read.ts'
import { setCalendar } from '../settings/set-calendar.ts'
import { setTargets } from '../settings/set-targets.ts'
import { asRows, type Desk } from './shown.ts'

/** Working hours, targets and rules. */
export const settingRoutes = (desk: Desk) => {
  const { jobs } = desk.platform
  return routes(settingContract, {
    'GET /calendars': async ({ db }) => ({ items: await readCalendars(db) }),
    'PUT /calendars/:id': ({ params, body, ...work }) => setCalendar(work, jobs, params.id, body),
    'GET /targets': async ({ db }) => ({ items: await readTargets(db) }),
    'PUT /targets': async ({ body, ...work }) => ({ items: await setTargets(work, jobs, body.items) }),
    'POST /targets/preview': async ({ body, ...work }) => ({ items: await preview(work, body) }),
    'GET /rules': async ({ db, now }) => ({ items: await readShownRules(db, now) }),
    'PUT /rules': async ({ body, ...work }) => ({ items: await setRules(work, body.items) }),
    'GET /rules/:id/fired': async ({ params, query, ...look }) => {
      const { shown, next } = await readFired(look, params.id, query)
      return { items: await asRows(desk, look, shown), next }
    },
    'POST /rules/try': async ({ body, ...work }) => {
      const { examples, ...tried } = await tryRule(work, body)
      return { ...tried, examples: await asRows(desk, { db: work.tx, now: work.now }, examples) }
    },
    'GET /noise': ({ db }) => readNoise(db),
    'PUT /noise': ({ body, ...work }) => setNoise(work, body),
  })
}
