import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { routes, type Routes } from '#platform/http/route.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { Platform } from '#platform/work.ts'
import { announceContract, type OutletView } from './contract.ts'
import { allowedFor } from './deliver.ts'
import { findOutlet, openAccess, readOutlets, type Outlet } from './outlet.ts'
import { dropAnnouncement, listParkedAnnouncements, retryAnnouncement } from './parked.ts'
import { send } from './send.ts'
import { addOutlet, changeOutlet, removeOutlet } from './set-outlet.ts'
import { companyLanguage } from './told.ts'
import type { z } from 'zod'

const done = { done: true } as const
type Shown = z.input<typeof OutletView>

/** What is answered about announcements. */
export const announceRoutes = (platform: Platform): Routes =>
  routes(announceContract, {
    'GET /outlets': async ({ db }) => ({ items: await view(db, await readOutlets(db)) }),
    'POST /outlets': async ({ body, ...work }) => {
      const { id, key } = await addOutlet(platform, work, body)
      return { outlet: await viewOne(work.tx, id), key }
    },
    'PATCH /outlets/:id': async ({ params, body, ...work }) => (await changeOutlet(platform, work, params.id, body), viewOne(work.tx, params.id)),
    'DELETE /outlets/:id': async ({ params, ...work }) => (await removeOutlet(work, params.id), done),
    'POST /outlets/:id/test': async ({ tx, now, params }) => {
      const outlet = await findOutlet(tx, params.id)
      const told = { id: newId(), event: 'test' as const, at: now.toISOString(), conversation: null, why: null }
      const how = { language: await companyLanguage(tx), allowed: allowedFor(platform, outlet), now }
      const outcome = await send(openAccess(platform.secrets, outlet), told, how)
      return outcome.sent ? { sent: true, trouble: null } : { sent: false, trouble: outcome.trouble }
    },
    'GET /announcements/parked': ({ db, query }) => listParkedAnnouncements(db, query),
    'POST /announcements/:id/retry': async ({ params, ...work }) => (await retryAnnouncement(work, platform.jobs, params.id), done),
    'DELETE /announcements/:id': async ({ params, ...work }) => (await dropAnnouncement(work, params.id), done),
  })

const viewOne = async (tx: Tx, id: string): Promise<Shown> => (await view(tx, [await findOutlet(tx, id)]))[0]!

async function view(db: Db | Tx, outlets: readonly Outlet[]): Promise<Shown[]> {
  const { rows } = await sql<{ id: string; waiting: number; parked: number; lastSentAt: Date | null; trouble: string | null }>`
    select outlet_id as id, count(*) filter (where next_at is not null)::int as waiting, count(*) filter (where parked_at is not null)::int as parked,
      max(sent_at) as "lastSentAt", (array_agg(trouble order by at desc) filter (where trouble is not null))[1] as trouble
    from desk.announcement where outlet_id = any(${outlets.map((one) => one.id)}::uuid[]) group by outlet_id`.execute(db)
  return outlets.map(({ id, name, kind, target, near, onAt, events, teamIds, texts }) => {
    const counted = rows.find((row) => row.id === id)
    return {
      id,
      name,
      kind,
      target,
      near,
      events,
      teamIds,
      texts,
      on: onAt !== null,
      waiting: counted?.waiting ?? 0,
      parked: counted?.parked ?? 0,
      lastSentAt: counted?.lastSentAt?.toISOString() ?? null,
      trouble: counted?.trouble ?? null,
    }
  })
}
