import { Refusal } from '#platform/refusal.ts'
import type { Platform } from '#platform/work.ts'
import { memberContract } from '../workspace/contract.ts'
import { inviteMember } from '../workspace/member/invite-member.ts'
import { memberWithAddress, resetSecondFactor } from '../workspace/member/reset-second-factor.ts'
import { readTeams, type Role } from '#workspace'
import { fits } from './fits.ts'
import { inWork, say } from './open.ts'
import { withPlatform } from './with-platform.ts'

/** Somebody who comes to work here, with the names of their teams. */
export interface Newcomer {
  name: string
  email: string
  role: Role
  team: string[]
}

/** Adds a member and prints the link with which they set their password; with mail set up it is mailed. Refuses an address in use and a team that is not there. */
export async function addUser({ team, ...typed }: Newcomer): Promise<void> {
  const newcomer = fits(memberContract['POST /members'].body, typed)
  const link = await withPlatform(async (platform) => {
    const teams = await teamsNamed(platform, team)
    const invited = await inWork(platform.db, (work) => inviteMember(platform, work, { ...newcomer, teams }))
    return invited.link
  })
  if (link) console.log(link)
  say(
    link
      ? `Hand this link to ${newcomer.name}: it sets their password, once, within a week.`
      : `${newcomer.email} gets a mail with a link that sets their password.`,
  )
}

/** Takes a member's second factor away. Refuses an address that is nobody's, and who has none. */
export async function resetTwoFactor(address: string): Promise<void> {
  const { name } = await withPlatform(({ db }) => inWork(db, async (work) => resetSecondFactor(work, await memberWithAddress(work.tx, address))))
  say(`${name} is signed out everywhere and signs in with the password alone. Next: they set up a new second factor on their profile.`)
}

async function teamsNamed({ db }: Platform, names: readonly string[]): Promise<string[]> {
  const teams = names.length > 0 ? await readTeams(db) : []
  return names.map((name) => {
    const team = teams.find((one) => one.name.toLowerCase() === name.toLowerCase())
    if (!team) throw new Refusal('not-found', 'no-such-team', `There is no team "${name}". There are: ${teams.map((one) => one.name).join(', ')}.`)
    return team.id
  })
}
