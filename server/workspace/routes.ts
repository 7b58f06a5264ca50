import { routes } from '#platform/http/route.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Actor, Platform } from '#platform/work.ts'
import { workspaceContract } from './contract.ts'
import { makeKey } from './key/make-key.ts'
import { listKeys } from './key/read-keys.ts'
import { revokeKey } from './key/revoke-key.ts'
import { readMe } from './me.ts'
import { changeMember } from './member/change-member.ts'
import { inviteMember, sendInvitation } from './member/invite-member.ts'
import { listMembers, readMember } from './member/read-members.ts'
import { removeMember } from './member/remove-member.ts'
import { readBrands } from './read.ts'
import { readSetup } from './setup/read-setup.ts'
import { setUp } from './setup/set-up.ts'
import { useSetupCode } from './setup/setup-code.ts'
import { addBrand } from './team/add-brand.ts'
import { changeTeam } from './team/change-team.ts'
import { makeTeam } from './team/make-team.ts'
import { listTeams, readTeam } from './team/read-teams.ts'
import { removeTeam, type TeamIsFree } from './team/remove-team.ts'
import { viewKey, viewMember, viewPage } from './view.ts'

const done = { done: true } as const

/** The workspace's endpoints. `isFree` tells whether a team may go; app knows who needs it. */
export const workspaceRoutes = (platform: Platform, isFree: TeamIsFree) =>
  routes(workspaceContract, {
    'GET /setup': ({ db }) => readSetup(db, platform.config),
    'POST /setup': async (asked) => {
      await useSetupCode(asked.tx, asked.body.code)
      await setUp(asked, asked.body)
      return done
    },
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
    'DELETE /members/:id': async (asked) => {
      await removeMember(asked, asked.params.id)
      return done
    },
    'GET /teams': async ({ db }) => ({ items: await listTeams(db) }),
    'POST /teams': async (asked) => readTeam(asked.tx, await makeTeam(asked, asked.body)),
    'PATCH /teams/:id': (asked) => changeTeam(asked, asked.params.id, asked.body),
    'DELETE /teams/:id': async (asked) => {
      await removeTeam(asked, asked.params.id, isFree)
      return done
    },
    'GET /brands': async ({ db }) => ({ items: await readBrands(db) }),
    'POST /brands': (asked) => addBrand(asked, asked.body.name),
    'GET /keys': async ({ db, query }) => viewPage(await listKeys(db, query), viewKey),
    'POST /keys': async (asked) => {
      const { key, ...row } = await makeKey(asked, asked.body)
      return { ...viewKey(row), key }
    },
    'DELETE /keys/:id': async (asked) => {
      await revokeKey(asked, asked.params.id)
      return done
    },
  })

function onlyMember(by: Actor): string {
  if (by.kind === 'member') return by.id
  throw new Refusal('not-allowed', 'not-a-member', 'An API key has no profile. Sign in as a member.')
}
