import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { page, paging } from '#platform/http/route.ts'
import { Done, Id } from '#workspace'
import { WEIGHTS } from './tiers/tier.ts'

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

const Named = z.object({ id: z.uuid(), name: z.string() })

export const PersonView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    /** What they are to the company, of its own list; null: nobody said. */
    tier: Named.nullable(),
    /** The member who looks after them. */
    accountOwner: Named.nullable(),
    firstSeenAt: z.iso.datetime(),
    identities: z.array(IdentityView).max(100),
    notes: z.array(PersonNoteView).max(200),
  })
  .meta({ id: 'Person' })

/** How one thing may be: said anew, unless it is left out. */
const PersonChange = z
  .object({
    name: z.string().trim().min(1).max(200),
    /** Of the list of tiers; null: none. */
    tierId: z.uuid().nullable(),
    /** A member; null: nobody in particular. */
    accountOwnerId: z.uuid().nullable(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Say what is to be changed.')

const tierFields = z.object({
  name: z.string().trim().min(1).max(60),
  /** How much it adds to the urgency of what they write: nothing, some, or enough to make it urgent. */
  weight: z.enum(WEIGHTS),
  /** Whose their conversations are, where no rule says otherwise; null: the team of the channel, else the default. */
  teamId: z.uuid().nullable().default(null),
})
const TierView = tierFields.extend({ id: z.uuid(), teamId: z.uuid().nullable() }).meta({ id: 'Tier' })

export const peopleContract = {
  'GET /people/:id': { summary: 'Show a person: identities and notes', may: 'desk.read', params: Id, returns: PersonView },
  'PATCH /people/:id': {
    summary: 'Correct a person’s name, or say what they are to the company and who looks after them',
    may: 'desk.work',
    params: Id,
    body: PersonChange,
    returns: PersonView,
  },
  'GET /tiers': { summary: 'List what customers are to the company', may: 'desk.read', returns: z.object({ items: z.array(TierView).max(50) }) },
  'PUT /tiers': {
    summary: 'Set all tiers of customers at once, in order; one that keeps its id keeps its people',
    may: 'team.manage',
    body: z.object({ items: z.array(tierFields.extend({ id: z.uuid().optional() })).max(50) }),
    returns: z.object({ items: z.array(TierView) }),
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
