import type pg from 'pg'
import { timed, type Bench } from './figure.ts'
import { fill } from './fill.ts'
import { AS_SHIPPED, makeGround } from './ground.ts'

const CLAIMERS = 200
const CONVERSATIONS = 10_000
/** As many as the app holds (server/app/context.ts). */
const CONNECTIONS = 16

export const claimsBench: Bench = {
  name: 'claims',
  about: `${CLAIMERS} claimers on ${CONVERSATIONS.toLocaleString('en')} queued conversations, beside bare claims in SQL`,
  async run(tell) {
    await using ground = await makeGround(AS_SHIPPED)
    tell('filling')
    const { teamIds } = await fill(ground.pool, CONVERSATIONS * 4) // a quarter awaits us
    await using server = await ground.serve()
    const agents = await Promise.all(Array.from({ length: CLAIMERS }, () => server.asMember('agent', { teams: teamIds })))
    tell('claiming')
    let claimed = 0
    const ms = await timed(() =>
      Promise.all(
        agents.map(async (agent) => {
          while ((await agent.call('POST /conversations/claim-next')).conversation) claimed++
        }),
      ),
    )
    const { rows } = await ground.pool.query<{ conversations: number; twice: number; unowned: number }>(`
      select count(*) as conversations, count(*) filter (where times > 1) as twice, (select count(*) from desk.conversation where state = 'waiting_for_us' and owner_id is null) as unowned
      from (select conversation_id, count(*) as times from platform.fact where kind = 'conversation.claimed' group by 1) claims`)
    const { conversations, twice, unowned } = rows[0]!
    tell('claiming with SQL alone')
    const [ours, bare] = [claimed / (ms / 1000), await claimBarely(ground.pool, teamIds)]
    return [
      { name: 'claims, by HTTP, recorded', value: ours, unit: 'a second', reference: { name: 'bare claims in SQL', value: bare }, ratio: ours / bare },
      {
        name: 'double owners',
        value: Number(twice),
        unit: '',
        limit: { text: '0', isKept: Number(twice) === 0 && Number(conversations) === CONVERSATIONS && claimed === CONVERSATIONS },
      },
      { name: 'left without an owner', value: Number(unowned), unit: '', limit: { text: '0', isKept: Number(unowned) === 0 } },
    ]
  },
}

/** The least that a claim can be: one statement that finds and locks the most urgent and gives it an owner, durable. @returns how many a second */
async function claimBarely(pool: pg.Pool, teamIds: readonly string[]): Promise<number> {
  await pool.query(`update desk.conversation set owner_id = null, queued_at = opened_at where state = 'waiting_for_us'`)
  await pool.query('vacuum (analyze) desk.conversation')
  const claim = async (): Promise<void> => {
    const client = await pool.connect()
    for (let found = 1; found > 0;) found = (await client.query(CLAIM, [teamIds])).rowCount!
    client.release()
  }
  const ms = await timed(() => Promise.all(Array.from({ length: CONNECTIONS }, claim)))
  return CONVERSATIONS / (ms / 1000)
}

const CLAIM = `
  update desk.conversation set owner_id = gen_random_uuid(), queued_at = null where id = (
    select one.id from unnest($1::uuid[]) as team (id), lateral (
      select id, due_at from desk.conversation where team_id = team.id and state = 'waiting_for_us' and owner_id is null order by due_at, id limit 1 for update skip locked) as one
    order by one.due_at limit 1)`
