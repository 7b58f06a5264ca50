import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { holdSettingsAlone } from '../settings/hold.ts'

/** How a conversation that opens finds a person in its team. */
export interface Routing {
  /** Whoever answered the person within so many days gets it; null: that counts for nothing. */
  lastAgentDays: number | null
  /** Whoever looks after the person gets it. */
  accountOwner: boolean
  /** A language that not everybody in the team reads goes to somebody who does. */
  speakers: boolean
  /** Who has so many conversations that await us gets no more by itself. */
  load: number
}

/** Until a company says otherwise. A month is about as long as a customer remembers whom they spoke to; nobody answers fifteen at once. */
export const DEFAULT_ROUTING: Routing = { accountOwner: true, lastAgentDays: 30, speakers: true, load: 15 }

/** How it is set now. */
export async function readRouting(db: Db | Tx): Promise<Routing> {
  const { rows } = await sql<Routing>`select account_owner as "accountOwner", last_agent_days as "lastAgentDays", speakers, load from desk.routing`.execute(db)
  return rows[0] ?? DEFAULT_ROUTING
}

/** Sets it, for what opens from now on; nothing open changes hands. */
export async function setRouting({ tx, by, now }: Work, routing: Routing): Promise<Routing> {
  await holdSettingsAlone(tx)
  await sql`
    insert into desk.routing (account_owner, last_agent_days, speakers, load)
    values (${routing.accountOwner}, ${routing.lastAgentDays}, ${routing.speakers}, ${routing.load})
    on conflict (single) do update set account_owner = excluded.account_owner, last_agent_days = excluded.last_agent_days, speakers = excluded.speakers,
      load = excluded.load`.execute(tx)
  await record(tx, now, [{ kind: 'desk.routing_set', by: memberOf(by), data: { ...routing } }])
  return routing
}
