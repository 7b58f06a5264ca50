import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Platform, type Work } from '#platform/work.ts'
import type { Role } from '../role.ts'
import { makeAccount } from '../sign-in/account.ts'
import { makeLink } from '../sign-in/link.ts'
import { setTeamsOf } from './teams-of-member.ts'

/** Who is invited, and to be what. */
export interface Invitation {
  name: string
  email: string
  role: Role
  teams: string[]
}

/**
 * Makes a member who can sign in once they have set a password. With outgoing mail the link goes to them; without, it is
 * returned to be handed over. Refuses an address that a member has already.
 * @returns the member's id, and the link or null
 */
export async function inviteMember(platform: Platform, work: Work, { name, email, role, teams }: Invitation): Promise<{ id: string; link: string | null }> {
  const id = await addMember(work, { name, email, role })
  await setTeamsOf(work.tx, id, teams)
  await record(work.tx, work.now, [{ kind: 'member.invited', by: memberOf(work.by), data: { memberId: id, role } }])
  return { id, link: await sendInvitation(platform, work, id) }
}

/** Writes the member and their account. Refuses an address in use. */
export async function addMember({ tx, now }: Work, { name, email, role }: Omit<Invitation, 'teams'>): Promise<string> {
  const id = newId()
  const { rows } = await sql`
    insert into workspace.member (id, email, name, role, joined_at) values (${id}, ${email.toLowerCase()}, ${name}, ${role}, ${now})
    on conflict (lower(email)) where removed_at is null do nothing returning id`.execute(tx)
  if (rows.length === 0) throw new Refusal('conflict', 'address-in-use', `A member with the address ${email} is there already.`)
  await makeAccount(tx, { id, name, email })
  return id
}

/** Makes the link; by mail where mail is set up, else back to the caller. Earlier links end. */
export async function sendInvitation({ config, jobs }: Platform, { tx }: Work, memberId: string): Promise<string | null> {
  if (!config.mail) return makeLink(tx, config, memberId, 'invitation')
  await jobs.send(tx, 'workspace.mail-link', { memberId, why: 'invitation' }, { key: memberId })
  return null
}
