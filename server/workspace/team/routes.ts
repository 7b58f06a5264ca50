import { routes } from '#platform/http/route.ts'
import { teamContract } from '../contract.ts'
import { done } from '../view.ts'
import { changeTeam } from './change-team.ts'
import { makeTeam } from './make-team.ts'
import { listTeams, readTeam } from './read-teams.ts'
import { removeTeam, type TeamIsFree } from './remove-team.ts'

/** The teams. */
export const teamRoutes = (isFree: TeamIsFree) =>
  routes(teamContract, {
    'GET /teams': async ({ db }) => ({ items: await listTeams(db) }),
    'POST /teams': async (asked) => readTeam(asked.tx, await makeTeam(asked, asked.body)),
    'PATCH /teams/:id': (asked) => changeTeam(asked, asked.params.id, asked.body),
    'DELETE /teams/:id': async (asked) => {
      await removeTeam(asked, asked.params.id, isFree)
      return done
    },
  })
