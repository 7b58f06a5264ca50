import { sql } from 'kysely'
import { fromKysely } from 'pg-boss'
import { z } from 'zod'
import type { Db, Tx } from '../db.ts'
import { fromCursor, toCursor } from '../http/route.ts'
import { PARKED, type Jobs } from '../jobs.ts'
import { Refusal } from '../refusal.ts'

/** Work that failed once too often and waits for a person. `about` is what it was to do; `error` what it said last. */
export interface Parked {
  id: string
  job: string
  about: Record<string, unknown>
  error: string
  tries: number
  at: Date
}

const Place = z.tuple([z.iso.datetime({ offset: true }), z.uuid()])

/** What is parked, newest first, a page at a time. */
export async function listParked(db: Db | Tx, { after, limit }: { after?: string; limit: number }): Promise<{ items: Parked[]; next: string | null }> {
  const from = after ? fromCursor(after, Place) : null
  const { rows } = await sql<Omit<Parked, 'error'> & { output: unknown; place: string }>`
    select id, coalesce(source_name, 'unknown') as job, coalesce(data, '{}') as about, source_output as output, coalesce(source_retry_count, 0) + 1 as tries, created_on as at,
      to_char(created_on at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place
    from job.job where name = ${PARKED} and state < 'active' ${from ? sql`and (created_on, id) < (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql``}
    order by created_on desc, id desc limit ${limit + 1}`.execute(db)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map(({ output, id, job, about, tries, at }) => ({ id, job, about, tries, at, error: errorIn(output) })),
    next: last ? toCursor([last.place, last.id]) : null,
  }
}

/** pg-boss keeps a thrown error as `{name, message, stack}`, and its own reasons as `{value: {message}}`. */
function errorIn(output: unknown): string {
  const said = z
    .object({ message: z.string() })
    .or(z.object({ value: z.object({ message: z.string() }) }))
    .safeParse(output)
  if (!said.success) return 'It did not say why.'
  return 'message' in said.data ? said.data.message : said.data.value.message
}

/** Puts parked work back in line, with all its tries. Refuses what is not parked any more. */
export async function retryParked(tx: Tx, jobs: Jobs, id: string): Promise<void> {
  if ((await jobs.boss.redrive(PARKED, { ids: [id], db: fromKysely(tx) })) === 0) throw gone()
}

/** Lets parked work go for good. Refuses what is not parked any more. */
export async function dropParked(tx: Tx, jobs: Jobs, id: string): Promise<void> {
  const { rows } = await sql`select from job.job where name = ${PARKED} and id = ${id} and state < 'active' for update`.execute(tx)
  if (rows.length === 0) throw gone()
  await jobs.boss.deleteJob(PARKED, id, { db: fromKysely(tx) })
}

const gone = (): Refusal => new Refusal('not-found', 'not-parked', 'This work is not parked any more: somebody has retried it or let it go.')
