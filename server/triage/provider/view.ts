import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db, Tx } from '#platform/db.ts'
import { readSpent, type Spent } from './asking/spending.ts'
import type { ProviderView } from './contract.ts'
import { readProvider } from './provider.ts'

interface Counted {
  waiting: number
  parked: number
  parkedBecause: string | null
  suggested: { made: number; accepted: number; refused: number }
}

/** The language model as an administrator sees it: never its key. Null: none was set. */
export async function viewProvider(db: Db | Tx, now: Date): Promise<z.input<typeof ProviderView> | null> {
  const provider = await readProvider(db)
  if (!provider) return null
  const { key, onAt, lookedAt: _, failures: __, restsUntil, ...shown } = provider
  const spent = await readSpent(db, now)
  const priced = (of: Spent['day']) => ({ ...of, money: shown.price === null ? null : (of.tokens / 1000) * shown.price })
  return {
    ...shown,
    ...(await readCounted(db)),
    on: onAt !== null,
    hasKey: key !== null,
    restsUntil: restsUntil && restsUntil > now ? restsUntil.toISOString() : null,
    spent: { day: priced(spent.day), month: priced(spent.month) },
  }
}

async function readCounted(db: Db | Tx): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select
      (select count(*)::int from triage.question where parked_at is null) as waiting,
      (select count(*)::int from triage.question where parked_at is not null) as parked,
      (select trouble from triage.question where parked_at is not null order by parked_at desc limit 1) as "parkedBecause",
      (select json_build_object('made', count(*), 'accepted', count(accepted), 'refused', count(decided_at) - count(accepted)) from triage.suggestion) as suggested`.execute(
    db,
  )
  return rows[0]!
}
