import { sql } from 'kysely'
import type { FastifyRequest } from 'fastify'
import type { Secrets } from '../secrets.ts'
import { Refusal } from '../refusal.ts'
import type { Work } from '../work.ts'

/**
 * Does a write at most once for an `Idempotency-Key`: the key is claimed in the write's own transaction, so it is there
 * exactly if the change is. A repeat gets the first answer again; the same key with another request is refused; two at
 * once wait for each other on the key's row. Without the header the write is simply done. Answers are kept sealed: one may
 * hold a key that is shown once.
 */
export async function answerOnce(work: Work, request: FastifyRequest, write: () => Promise<unknown>, secrets: Secrets): Promise<unknown> {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string') return write()
  const asked = `${request.method} ${request.url} ${secrets.fingerprint(JSON.stringify(request.body ?? null))}`
  const { rows: claimed } = await sql`
    insert into platform.idempotency (actor, key, request, at) values (${work.by.id}, ${key}, ${asked}, ${work.now})
    on conflict do nothing returning key`.execute(work.tx)
  if (claimed.length === 0) return repeatAnswer(work, key, asked, secrets)
  const response = await write()
  await sql`update platform.idempotency set response = ${secrets.seal(response ?? null, `${work.by.id} ${key}`)} where actor = ${work.by.id} and key = ${key}`.execute(
    work.tx,
  )
  return response
}

async function repeatAnswer(work: Work, key: string, asked: string, secrets: Secrets): Promise<unknown> {
  const { rows } = await sql<{ request: string; response: Buffer }>`
    select request, response from platform.idempotency where actor = ${work.by.id} and key = ${key}`.execute(work.tx)
  if (rows[0]?.request !== asked)
    throw new Refusal('conflict', 'idempotency-key-reused', 'This Idempotency-Key was used for another request. Send a new key with a new request.')
  return secrets.open(rows[0].response, `${work.by.id} ${key}`)
}
