import { routes, type Routes } from '#platform/http/route.ts'
import type { Platform } from '#platform/work.ts'
import { listSetAside } from './aside/list.ts'
import { dismiss, retry } from './aside/settle.ts'
import { bring, type TakeIn } from './bring.ts'
import { listeningContract } from './contract.ts'
import { beginImport, cancelImport } from './import/begin-import.ts'
import { listImports, showImport } from './import/read-imports.ts'

/** @param takeIn intake's way in, given by app */
export const listeningRoutes = (platform: Platform, takeIn: TakeIn): Routes =>
  routes(listeningContract, {
    'POST /items': (work) => bring(platform, work, takeIn, work.query.channel, work.body),
    'GET /imports': (look) => listImports(look, look.query),
    'GET /imports/:id': ({ db, params }) => showImport(platform, db, params.id),
    'POST /imports/:id/begin': async (work) => {
      await beginImport(platform, work, work.params.id, work.body)
      return showImport(platform, work.tx, work.params.id)
    },
    'POST /imports/:id/cancel': async (work) => {
      await cancelImport(work, work.params.id)
      return showImport(platform, work.tx, work.params.id)
    },
    'GET /set-aside': ({ db, query }) => listSetAside(db, query),
    'POST /set-aside/:id/retry': (work) => retry(platform, work, takeIn, work.params.id, work.body.raw),
    'POST /set-aside/:id/dismiss': async (work) => {
      await dismiss(work, work.params.id)
      return { done: true as const }
    },
  })
