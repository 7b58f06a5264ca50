import { routes, type Routes } from '#platform/http/route.ts'
import type { Platform } from '#platform/work.ts'
import { peopleContract } from './contract.ts'
import { removeNote, restoreNote } from './notes/remove-note.ts'
import { writeNote } from './notes/write-note.ts'
import { findPeople } from './reading/find.ts'
import { readPerson } from './reading/person.ts'
import { rename } from './rename.ts'
import { readTiers } from './tiers/read-tiers.ts'
import { setAccountOwner, setTier } from './tiers/set-customer.ts'
import { setTiers } from './tiers/set-tiers.ts'

const done = { done: true } as const

export const peopleRoutes = (_platform: Platform): Routes =>
  routes(peopleContract, {
    'GET /people/:id': ({ db, params }) => readPerson(db, params.id),
    'PATCH /people/:id': async (work) => {
      const { id } = work.params
      const { name, tierId, accountOwnerId } = work.body
      if (name !== undefined) await rename(work, id, name)
      if (tierId !== undefined) await setTier(work, id, tierId)
      if (accountOwnerId !== undefined) await setAccountOwner(work, id, accountOwnerId)
      return readPerson(work.tx, work.params.id)
    },
    'GET /tiers': async ({ db }) => ({ items: await readTiers(db) }),
    'PUT /tiers': async (work) => ({ items: await setTiers(work, work.body.items) }),
    'POST /people/:id/notes': (work) => writeNote(work, work.params.id, work.body.text),
    'DELETE /people/notes/:id': async (work) => (await removeNote(work, work.params.id), done),
    'POST /people/notes/:id/restore': (work) => restoreNote(work, work.params.id),
    'GET /people': ({ db, query }) => findPeople(db, query.q, query),
  })
