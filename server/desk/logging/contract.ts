import { z } from 'zod'
import { BY_HAND } from '#channels'
import type { Contract } from '#platform/contract.ts'
import { OUTCOMES } from '../contract/acting.ts'
import { Attaching } from '../contract/attaching.ts'
import { when } from '../contract/row.ts'

const typed = (max: number) => z.string().trim().min(1).max(max)

/** What a member writes down of a call, a letter, a visit or a talk at an event. */
export const Contact = z
  .object({
    /** Your own id of it: the same again adds nothing. */
    id: typed(200).optional(),
    kind: z.enum(BY_HAND),
    /** `in`: they called, wrote, came. */
    direction: z.enum(['in', 'out']),
    /** When it was; left out: now. */
    at: when.optional(),
    who: z.object({
      /** Somebody known; else a name, a number or an address is needed. */
      personId: z.uuid().optional(),
      name: typed(200).optional(),
      phone: typed(60).optional(),
      mail: z.string().trim().toLowerCase().pipe(z.email()).optional(),
      /** Where a number without a leading + is dialled, ISO 3166-1: `DE`. Left out: where our own number is. */
      country: z.string().length(2).optional(),
    }),
    /** What was said. */
    text: typed(100_000),
    /** An answer in this conversation, on whatever channel it is; or what belongs to it on the same. Left out: what is open with them on this channel. */
    conversationId: z.uuid().optional(),
    /** Whose it is; left out: as the rules say. */
    teamId: z.uuid().optional(),
    /** What came of it: it is closed with that. Left out: it stays open. */
    outcome: z.enum(OUTCOMES).optional(),
    attachments: z.array(Attaching).max(20).default([]),
  })
  .refine(({ who }) => who.personId || who.name || who.phone || who.mail, { path: ['who'], error: 'a person, or a name, a number or an address is needed' })
  .refine(({ kind, who }) => kind !== 'phone' || who.personId || who.phone || who.name, { path: ['who', 'phone'], error: 'a number or a name is needed' })
  .meta({ id: 'Contact' })
export type Contact = z.output<typeof Contact>

export const loggingContract = {
  'POST /contacts': {
    summary: 'Log a call, a letter, a visit or a talk at an event: it stands in the queue, the clock and the timeline like any message',
    may: 'desk.work',
    body: Contact,
    returns: z.object({ conversationId: z.uuid(), itemId: z.uuid(), personId: z.uuid(), /** False: it was logged before. */ isNew: z.boolean() }),
  },
} as const satisfies Contract
