import { routes } from '#platform/http/route.ts'
import { settingContract } from '../contract/setting.ts'
import { preview } from '../settings/preview.ts'
import { readCalendars, readRules, readTargets } from '../settings/read.ts'
import { setCalendar } from '../settings/set-calendar.ts'
import { setRules } from '../settings/set-rules.ts'
import { setTargets } from '../settings/set-targets.ts'
import type { Desk } from './shown.ts'

/** Working hours, targets and rules. */
export const settingRoutes = ({ platform: { jobs } }: Desk) =>
  routes(settingContract, {
    'GET /calendars': async ({ db }) => ({ items: await readCalendars(db) }),
    'PUT /calendars/:id': ({ params, body, ...work }) => setCalendar(work, jobs, params.id, body),
    'GET /targets': async ({ db }) => ({ items: await readTargets(db) }),
    'PUT /targets': async ({ body, ...work }) => ({ items: await setTargets(work, jobs, body.items) }),
    'POST /targets/preview': async ({ body, ...work }) => ({ items: await preview(work, body) }),
    'GET /rules': async ({ db }) => ({ items: await readRules(db) }),
    'PUT /rules': async ({ body, ...work }) => ({ items: await setRules(work, body.items) }),
  })
