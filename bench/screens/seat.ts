import type pg from 'pg'
import type { TestServer } from '../../test/server.ts'
import type { Company } from '../company.ts'
import { conversationNumber } from '../fill.ts'
import type { Seat } from './screens.ts'

/** Conversations that one agent has, and in which one is mentioned: as many whatever the company's size. */
const EACH = 200

/** An agent in two of the four teams, with work of their own, and a lead in none. */
export async function takeSeat(server: TestServer, pool: pg.Pool, company: Company, size: number): Promise<Seat> {
  const agent = await server.asMember('agent', { teams: company.teamIds.slice(0, 2) })
  const lead = await server.asMember('lead')
  const waiting = Array.from({ length: EACH }, (_, n) => conversationNumber(n * 4 * Math.floor(size / EACH / 4)))
  await pool.query('update desk.conversation set owner_id = $1, queued_at = null where id = any($2::uuid[])', [agent.actor.id, waiting])
  await pool.query('insert into desk.mention (member_id, conversation_id, at) select $1, id, last_item_at from desk.conversation where id = any($2::uuid[])', [
    agent.actor.id,
    waiting.map((_, n) => conversationNumber(n * 4 + 1)),
  ])
  await pool.query('vacuum (analyze) desk.conversation, desk.mention')
  return { agent, lead, company, size }
}
