import { z } from 'zod'
import { INTENTS, URGENCIES } from '#triage'

/** An instant, ISO 8601 in UTC. */
export const when = z.iso.datetime()
/** Somebody, or a team, by name. */
export const Named = z.object({ id: z.uuid(), name: z.string() })

/** Why a deadline stands where it does, in parts, so that each language can say it: "due Mon 10:30 because …". */
export const DueBecause = z
  .object({
    kind: z.enum(['first_response', 'next_response', 'resolution', 'network_window']),
    /** Minutes of business time promised. */
    minutes: z.number().int(),
    /** Of these, already used up before the clock stood still (while it was snoozed, say). */
    spent: z.number().int(),
    /** The instant the clock started, or went on. */
    from: when,
    target: z.object({ channel: z.string().nullable(), visibility: z.string().nullable(), urgency: z.string().nullable() }),
    calendar: z
      .object({
        team: z.string(),
        timeZone: z.string(),
        /** The clock stood still outside working hours or on a holiday. */ stoodStill: z.boolean(),
        holidays: z.array(z.string()),
      })
      .nullable(),
  })
  .meta({ id: 'DueBecause' })

export const ConversationRow = z
  .object({
    id: z.uuid(),
    person: Named,
    handle: z.string().nullable(),
    channel: z.object({ id: z.uuid(), name: z.string(), network: z.string() }),
    visibility: z.enum(['public', 'direct']),
    subject: z.string().nullable(),
    preview: z.string(),
    items: z.number().int(),
    language: z.string().nullable(),
    intent: z.enum(INTENTS),
    /** What the newest of theirs is about, of the workspace's topics. */
    topic: Named.nullable(),
    sentiment: z.number().nullable(),
    urgency: z.enum(URGENCIES),
    state: z.enum(['waiting_for_us', 'waiting_for_them', 'snoozed', 'held', 'closed']),
    team: Named.nullable(),
    owner: Named.nullable(),
    due: z
      .object({
        at: when,
        kind: z.enum(['first_response', 'next_response', 'resolution']),
        because: DueBecause,
        /** The same in English. */ sentence: z.string(),
        nearly: z.boolean(),
        breached: z.boolean(),
      })
      .nullable(),
    awaitingSince: when.nullable(),
    lastItemAt: when,
    snoozedUntil: when.nullable(),
    closed: z.object({ at: when, by: Named.nullable(), outcome: z.string() }).nullable(),
    /** Held aside: by a rule, for the way it came to the company's own page (a sign like `trap`), else because it was read as spam. */
    held: z.object({ at: when, rule: z.string().nullable(), sign: z.string().nullable() }).nullable(),
    tags: z.array(z.string()),
    /** Many wrote nearly the same: so many stand where it stands, itself among them; counted to 1,000. A list shows one for all. */
    flood: z.object({ id: z.uuid(), count: z.number().int() }).nullable(),
    /** Grows whenever something is said; sent back with a reply so that "changed while you typed" is noticed. */
    changes: z.number().int(),
  })
  .meta({ id: 'Conversation' })
