import { routes } from '#platform/http/route.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Actor, Platform } from '#platform/work.ts'
import { memberContract } from '../contract.ts'
import { done, viewMember, viewPage } from '../view.ts'
import { changeMember } from './change-member.ts'
import { inviteMember, sendInvitation } from './invite-member.ts'
import { readMe } from './me.ts'
import { listMembers, readMember } from './read-members.ts'
import { removeMember } from './remove-member.ts'
import { resetSecondFactor } from './reset-second-factor.ts'

/** Members, and oneself. */
export const memberRoutes = (platform: Platform) =>
  routes(memberContract, {
    'GET /me': async (look) => {
      const me = await readMe(look)
      return { ...me, ...viewMember(me) }
    },
    'PATCH /me': async (asked) => viewMember(await changeMember(asked, onlyMember(asked.by), asked.body)),
    'GET /members': async ({ db, query }) => viewPage(await listMembers(db, query), viewMember),
    'POST /members': async (asked) => {
      const { id, link } = await inviteMember(platform, asked, asked.body)
      return { member: viewMember(await readMember(asked.tx, id)), link }
    },
    'POST /members/:id/invite': async (asked) => {
      await readMember(asked.tx, asked.params.id)
      return { link: await sendInvitation(platform, asked, asked.params.id) }
    },
    'PATCH /members/:id': async (asked) => viewMember(await changeMember(asked, asked.params.id, asked.body)),
    'DELETE /members/:id/second-factor': async (asked) => viewMember(await resetSecondFactor(asked, asked.params.id)),
    'DELETE /members/:id': async (asked) => {
      await removeMember(asked, asked.params.id)
      return done
    },
  })

function onlyMember(by: Actor): string {
  if (by.kind === 'member') return by.id
  throw new Refusal('not-allowed', 'not-a-member', 'An API key has no profile. Sign in as a member.')
}
