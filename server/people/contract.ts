import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { page, paging } from '#platform/http/route.ts'
import { Done, Id } from '#workspace'

export const IdentityView = z
  .object({
    id: z.uuid(),
    network: z.string(),
    networkUserId: z.string(),
    handle: z.string().nullable(),
    name: z.string().nullable(),
    url: z.string().nullable(),
    followers: z.number().int().nullable(),
    formerHandles: z.array(z.string()),
    firstSeenAt: z.iso.datetime(),
  })
  .meta({ id: 'Identity' })

export const PersonNoteView = z
  .object({ id: z.uuid(), text: z.string(), by: z.object({ id: z.uuid(), name: z.string() }).nullable(), at: z.iso.datetime() })
  .meta({ id: 'PersonNote' })

export const PersonView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    firstSeenAt: z.iso.datetime(),
    identities: z.array(IdentityView).max(100),
    notes: z.array(PersonNoteView).max(200),
  })
  .meta({ id: 'Person' })

export const peopleContract = {
  'GET /people/:id': { summary: 'Show a person: identities and notes', may: 'desk.read', params: Id, returns: PersonView },
  'PATCH /people/:id': {
    summary: 'Correct a person’s name',
    may: 'desk.work',
    params: Id,
    body: z.object({ name: z.string().trim().min(1).max(200) }),
    returns: PersonView,
  },
  'POST /people/:id/notes': {
    summary: 'Write a note on a person',
    may: 'desk.work',
    params: Id,
    body: z.object({ text: z.string().trim().min(1).max(10_000) }),
    returns: PersonNoteView,
  },
  'DELETE /people/notes/:id': { summary: 'Remove your note', may: 'desk.work', params: Id, returns: Done },
  'POST /people/notes/:id/restore': { summary: 'Bring a removed note back', may: 'desk.work', params: Id, returns: PersonNoteView },
  'GET /people': {
    summary: 'Find people by name or handle',
    may: 'desk.read',
    query: z.object({ ...paging, q: z.string().trim().min(1).max(200) }),
    returns: page(z.object({ id: z.uuid(), name: z.string(), handles: z.array(z.string()) })),
  },
} as const satisfies Contract
