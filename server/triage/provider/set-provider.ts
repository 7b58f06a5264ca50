import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Secrets } from '#platform/secrets.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { ABOUT, readProvider, type Provider } from './provider.ts'

type Kept = 'lookedAt' | 'failures' | 'restsUntil' | 'trouble' | 'key' | 'onAt'

/** What an administrator sets. `key` left out: the one that is kept stays. */
export interface ProviderGiven extends Omit<Provider, Kept> {
  on: boolean
  key?: string | null | undefined
}

/**
 * Sets the language model and when it is asked. From then on: what came in before is not asked about. Refuses an open line to
 * the internet (a key would be read on the way) and a kept key for another host than the one it was given for.
 */
export async function setProvider({ tx, by, now }: Work, secrets: Secrets, given: ProviderGiven): Promise<void> {
  const before = await readProvider(tx, { hold: true })
  const url = new URL(given.url)
  if (url.protocol !== 'https:' && !given.near)
    throw new Refusal(
      'invalid',
      'open-line',
      'Over http everybody on the way can read along. Use https, or say that it stands on this machine or in your network.',
    )
  if (url.username || url.password) throw new Refusal('invalid', 'key-in-address', 'Leave user and password out of the address; there is a field for the key.')
  if (given.key === undefined && before?.key && new URL(before.url).host !== url.host)
    throw new Refusal('invalid', 'key-for-another', 'The key that is kept was given for another host. Enter the key for this one.')
  const key = given.key === undefined ? (before?.key ?? null) : given.key ? secrets.seal(given.key, ABOUT) : null
  const onAt = given.on ? (before?.onAt ?? now) : null
  await write({ tx, by, now }, { ...given, key, onAt }, before?.onAt ? before.lookedAt : now)
  await record(tx, now, [{ kind: 'triage.provider_set', by: memberOf(by), data: { on: given.on, model: given.model, direct: given.direct } }])
}

async function write({ tx, by }: Work, p: Omit<Provider, 'lookedAt' | 'failures' | 'restsUntil' | 'trouble'>, lookedAt: Date): Promise<void> {
  await sql`
    insert into triage.provider (url, model, near, key, on_at, on_by, below, unassessed, direct, requests_day, requests_month, tokens_day, tokens_month,
      price, currency, looked_at)
    values (${p.url}, ${p.model}, ${p.near}, ${p.key}, ${p.onAt}, ${p.onAt && by.id}, ${p.below}, ${p.unassessed}, ${p.direct}, ${p.requestsDay},
      ${p.requestsMonth}, ${p.tokensDay}, ${p.tokensMonth}, ${p.price}, ${p.currency}, ${lookedAt})
    on conflict (one) do update set url = excluded.url, model = excluded.model, near = excluded.near, key = excluded.key, on_at = excluded.on_at,
      on_by = excluded.on_by, below = excluded.below, unassessed = excluded.unassessed, direct = excluded.direct, requests_day = excluded.requests_day,
      requests_month = excluded.requests_month, tokens_day = excluded.tokens_day, tokens_month = excluded.tokens_month, price = excluded.price,
      currency = excluded.currency, looked_at = excluded.looked_at, failures = 0, rests_until = null, trouble = null`.execute(tx)
}

/** Forgets the language model with its key, and what waits for it. What it suggested stays. */
export async function forgetProvider({ tx, by, now }: Work): Promise<void> {
  await sql`delete from triage.question`.execute(tx)
  await sql`delete from triage.provider`.execute(tx)
  await record(tx, now, [{ kind: 'triage.provider_set', by: memberOf(by), data: { on: false } }])
}

/** Asks again about what failed once too often. @returns how many items */
export async function retryParkedQuestions({ tx, now }: Work): Promise<number> {
  const { numAffectedRows } = await sql`
    update triage.question set parked_at = null, tries = 0, asked_at = ${now}, next_at = ${now} where parked_at is not null`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Lets go of what failed once too often. @returns how many items */
export async function dropParkedQuestions({ tx }: Work): Promise<number> {
  const { numAffectedRows } = await sql`delete from triage.question where parked_at is not null`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
