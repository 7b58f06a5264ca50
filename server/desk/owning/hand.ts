import { findMember, readTeams } from '#workspace'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { demandHandling } from '../allow.ts'
import { change, find } from '../change.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** To whom: a colleague, a team's queue, or a colleague as one of a team. */
export interface Handing {
  memberId?: string | undefined
  teamId?: string | undefined
  why: string
}

/** Hands a conversation to a colleague or a team. With the team the working hours change, and so may the deadline. */
export async function hand(work: Work, id: string, { memberId, teamId, why }: Handing): Promise<Conversation> {
  if (!memberId && !teamId) throw new Refusal('invalid', 'hand-to-whom', 'Say to whom: a colleague or a team.')
  const c = await find(work, id)
  demandHandling(work.by, c.ownerId)
  const team = memberId ? await teamOf(work, c, memberId, teamId) : await knownTeam(work, teamId!)
  return change(work, c, { what: 'handed', by: memberOf(work.by), memberId: memberId ?? null, teamId: team, why })
}

/** The team a colleague works in with it: the one said, else the one it is in if they are, else their first. */
async function teamOf(work: Work, c: Conversation, memberId: string, teamId: string | undefined): Promise<string> {
  const member = await findMember(work.tx, memberId)
  if (!member) throw new Refusal('invalid', 'no-such-member', 'This colleague is not with the company any more. Choose another.')
  if (member.role === 'viewer') throw new Refusal('invalid', 'cannot-answer', `${member.name} may only look on. Choose somebody who answers.`)
  if (teamId) return knownTeam(work, teamId)
  return member.teams.includes(c.teamId) ? c.teamId : (member.teams[0] ?? c.teamId)
}

async function knownTeam({ tx }: Work, teamId: string): Promise<string> {
  if ((await readTeams(tx)).some((team) => team.id === teamId)) return teamId
  throw new Refusal('invalid', 'no-such-team', 'This team is not there any more. Choose another.')
}
