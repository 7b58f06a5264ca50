import { sql } from 'kysely'
import { findOrMakeChannel } from '#channels'
import { readTeams } from '#workspace'
import { lockName } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Platform, Work } from '#platform/work.ts'
import { COLLEAGUES } from '../../channels/demo/cast.ts'
import { addDemoTopics } from './demo-topics.ts'
import { keepDemo, readDemo } from './demo.ts'

export const COLLEAGUES_JOB = 'demo.colleagues'

/** The two places where the demo's customers write, and how fast new items come, seconds. */
const PLACES = [
  { name: 'Demo: posts', where: 'post', pace: 15 },
  { name: 'Demo: mail', where: 'mail', pace: 60 },
] as const

/**
 * Fills the workspace with a company that does not exist: two channels that tell a week of history and go on live, and two
 * colleagues who cannot sign in. Refused while there is one.
 */
export async function startDemo(platform: Platform, work: Work): Promise<void> {
  const { tx, now } = work
  await lockName(tx, 'demo')
  if (await readDemo(tx)) throw new Refusal('conflict', 'demo-there', 'The demo is there already. Remove it before you begin it anew.')
  const team = (await readTeams(tx)).find((one) => one.isDefault)
  if (!team) throw new Refusal('conflict', 'no-default-team', 'There is no team that takes what comes in. Make a team the default first.')
  const channelIds: string[] = []
  for (const { name, where, pace } of PLACES) channelIds.push(await findOrMakeChannel(work, { network: 'demo', name, settings: { where, pace } }))
  const memberIds = COLLEAGUES.map(() => newId())
  await sql`
    insert into workspace.member (id, email, name, role, languages, joined_at)
    select id, 'demo-' || nth || '@example.invalid', name, role, array(select json_array_elements_text(languages::json)), ${now}
    from unnest(${memberIds}::uuid[], ${COLLEAGUES.map((one) => one.name)}::text[], ${COLLEAGUES.map((one) => one.role)}::text[], ${COLLEAGUES.map((one) => JSON.stringify(one.languages))}::text[])
      with ordinality as new (id, name, role, languages, nth)`.execute(tx)
  await sql`insert into workspace.team_member (team_id, member_id) select ${team.id}, unnest(${memberIds}::uuid[])`.execute(tx)
  await keepDemo(tx, { channelIds, memberIds, teamId: team.id, topicIds: await addDemoTopics(platform, work) })
  await platform.jobs.send(tx, COLLEAGUES_JOB, {})
}
