import { timed, type Bench } from './figure.ts'
import { fill } from './fill.ts'
import { makeGround } from './ground.ts'

const CLAIMERS = 200
const CONVERSATIONS = 10_000

export const claimsBench: Bench = {
  name: 'claims',
  about: `${CLAIMERS} claimers on ${CONVERSATIONS.toLocaleString('en')} queued conversations`,
  async run(tell) {
    await using ground = await makeGround()
    tell('filling')
    const { teamId } = await fill(ground.pool, 0, CONVERSATIONS * 4) // a quarter awaits us
    await using server = await ground.serve()
    const agents = await Promise.all(Array.from({ length: CLAIMERS }, () => server.asMember('agent', { teams: [teamId] })))
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
    return [
      { name: 'claims', value: claimed / (ms / 1000), unit: 'a second' },
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
