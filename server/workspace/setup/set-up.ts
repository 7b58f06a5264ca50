import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { addMember } from '../member/invite-member.ts'
import { setPassword } from '../sign-in/account.ts'
import { makeFirstTeams, nameFirstTeams, type Language } from './first-teams.ts'
import { endSetupCode } from './setup-code.ts'

/** Who becomes the first administrator, and what the company is called. `timeZone` is an IANA name. */
export interface Setup {
  company?: string
  name: string
  email: string
  password: string
  timeZone?: string
  /** What the first teams are called in. */
  language?: Language
}

/** Makes the first administrator, in the default team. Refuses when there is one. */
export async function setUp(work: Work, { company, name, email, password, timeZone, language = 'en' }: Setup): Promise<void> {
  const { tx, now } = work
  await makeFirstTeams(tx, now)
  const { rows } =
    await sql`update workspace.company set set_up_at = ${now}, name = coalesce(${company ?? null}, name), time_zone = coalesce(${timeZone ?? null}, time_zone)
    where set_up_at is null returning name`.execute(tx)
  if (rows.length === 0)
    throw new Refusal('conflict', 'already-set-up', 'This workspace has its administrator already. Sign in, or ask them for an invitation.')
  await nameFirstTeams(tx, language)
  if (timeZone) await sql`update workspace.team set time_zone = ${timeZone}`.execute(tx)
  const id = await addMember(work, { name, email, role: 'administrator' })
  await setPassword(tx, id, password, now)
  await sql`insert into workspace.team_member (team_id, member_id) select id, ${id} from workspace.team where is_default`.execute(tx)
  await endSetupCode(tx)
  await record(tx, now, [
    { kind: 'company.set_up', by: id, data: { language } },
    { kind: 'member.joined', by: id, data: { memberId: id } },
  ])
}
