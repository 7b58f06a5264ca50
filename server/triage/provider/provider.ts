import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { Endpoint } from './asking/ask.ts'

/** What the key is sealed about: it opens nowhere else. */
export const ABOUT = 'triage.provider'

/** What may be spent; null: no limit. */
export interface Budgets {
  requestsDay: number | null
  requestsMonth: number | null
  tokensDay: number | null
  tokensMonth: number | null
}

/** The language model that may be asked, as an administrator set it. */
export interface Provider extends Budgets {
  url: string
  model: string
  /** It stands on this machine or in its network: an administrator said so. */
  near: boolean
  /** Sealed; null: it needs none. */
  key: Buffer | null
  /** Null: it is off. */
  onAt: Date | null
  /** Asked where the machine is less sure than that, 0–1. */
  below: number
  /** Asked for languages the machine does not assess. */
  unassessed: boolean
  /** Direct messages, too. */
  direct: boolean
  /** Of 1,000 tokens; null: not known. */
  price: number | null
  /** ISO 4217. */
  currency: string
  lookedAt: Date
  /** One after the other. */
  failures: number
  restsUntil: Date | null
  trouble: string | null
}

/** The provider, if one was ever set. `hold`: nobody else changes it until the transaction ends. */
export async function readProvider(db: Db | Tx, { hold = false } = {}): Promise<Provider | null> {
  const { rows } = await sql<Provider>`
    select url, model, near, key, on_at as "onAt", below, unassessed, direct, requests_day as "requestsDay", requests_month as "requestsMonth",
      tokens_day::float8 as "tokensDay", tokens_month::float8 as "tokensMonth", price::float8 as price, currency, looked_at as "lookedAt", failures,
      rests_until as "restsUntil", trouble
    from triage.provider ${hold ? sql`for update` : sql``}`.execute(db)
  return rows[0] ?? null
}

/** Whom to ask, with the key opened. */
export const endpointOf = ({ url, model, near, key }: Provider, secrets: Secrets): Endpoint => ({
  url,
  model,
  near,
  key: key && (secrets.open(key, ABOUT) as string),
})
