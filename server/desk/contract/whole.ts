import { z } from 'zod'
import { INTENTS, OpinionView, SuggestionView, URGENCIES } from '#triage'
import { MediaView } from './attaching.ts'
import { RoutingStep } from './routing.ts'
import { ConversationRow, Named, when } from './row.ts'

const ReachView = z
  .object({
    answer: z.enum(['public', 'direct', 'both', 'none']),
    until: when.nullable(),
    /** Where both are possible: a direct answer only until then. */
    directUntil: when.nullable(),
    /** `link`: every link counts so many. `mention` name: of `@name@server` only `@name` counts. `bytes`: nor may it have more of UTF-8. `parts`: a longer one may go out as a thread of so many posts. */
    limit: z
      .object({
        length: z.number().int(),
        unit: z.enum(['graphemes', 'characters', 'weighted', 'heavy_emoji']),
        link: z.number().int().optional(),
        mention: z.literal('name').optional(),
        bytes: z.number().int().optional(),
        parts: z.number().int().optional(),
      })
      .nullable(),
    note: z.string().nullable(),
    /** It cannot be answered from here, but by hand on the network itself; log it then. */
    byHand: z.boolean(),
    /** How many answers the channel may still give, where the network counts by 24 hours; `nextAt`: when there is room again. */
    perDay: z.object({ most: z.number().int(), left: z.number().int(), nextAt: when.nullable() }).nullable(),
    /** What an answer costs: US dollars, or the network's own units. */
    price: z.object({ unit: z.enum(['USD', 'units']), answer: z.number(), withLink: z.number() }).nullable(),
    /** What else an answer may have; null: not known. */
    takes: z
      .object({
        formatting: z.enum(['plain', 'markdown', 'html']),
        mentions: z.string().nullable(),
        media: z.object({ count: z.number().int(), bytes: z.number().nullable(), types: z.array(z.string()), alt: z.boolean() }).nullable(),
        threads: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'Reach' })

/** What stands in a conversation, in order of time: what was said, notes, and what happened. */
export const Entry = z
  .discriminatedUnion('what', [
    z.object({
      what: z.literal('item'),
      id: z.uuid(),
      at: when,
      direction: z.enum(['in', 'out']),
      author: z.object({ personId: z.uuid(), name: z.string(), handle: z.string().nullable() }),
      /** Our member, where it was written through Aerie. */
      writtenBy: Named.nullable(),
      subject: z.string().nullable(),
      text: z.string(),
      html: z.string().nullable(),
      url: z.string().nullable(),
      visibility: z.enum(['public', 'direct']),
      automatic: z.boolean(),
      /** What moderators, or its author, say of it, in the network's own words (`nudity`, `graphic-media`). */
      labels: z.array(z.string()),
      /** What it is to be covered for until somebody wants to see it: labels, and the words its author warns with. */
      veil: z.array(z.string()),
      /** Its text is our own words for what happened (`Missed call`), not theirs. */
      told: z.enum(['call']).nullable(),
      /** When it came in, where that was late: its channel, or the stream it is from, was not heard while it was written. Null: in time. */
      receivedLateAt: when.nullable(),
      editedAt: when.nullable(),
      /** What it said before; empty unless edited. */
      versions: z.array(z.object({ text: z.string(), until: when })),
      deletedAt: when.nullable(),
      attachments: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          type: z.string(),
          bytes: z.number(),
          alt: z.string().nullable(),
          url: z.string(),
          /** Where it can be shown, if it is a picture; `?size=large` for a larger one. */ picture: z.string().nullable(),
        }),
      ),
      assessment: z
        .object({
          language: z.string().nullable(),
          intent: z.enum(INTENTS),
          /** What is likely meant, the likeliest first; empty: not sure, or not assessed. */
          intents: z.array(z.object({ intent: z.enum(INTENTS), confidence: z.number() })),
          sentiment: z.number().nullable(),
          urgency: z.enum(URGENCIES),
          /** 0–100. */
          urgencyScore: z.number().int(),
          /** What it is about, of the workspace's topics; the main one first. */
          topics: z.array(z.object({ id: z.uuid(), name: z.string(), confidence: z.number(), because: z.string() })),
          reasons: z.array(z.object({ what: z.string(), because: z.string() })),
          /** What people said is right, newest first; what is shown follows the newest on each question. */
          opinions: z.array(OpinionView),
          /** What a language model says where the machine was not sure; nobody has decided about it yet. */
          suggestion: SuggestionView.nullable(),
        })
        .nullable(),
      reach: ReachView.nullable(),
      /** Of ours: since when whom it was written to has had it before their eyes, where that is told (the chat on the company’s pages). */
      seenAt: when.nullable(),
      /** It was answered on the network itself and logged here; by this id it is taken back. Null: it was not. */
      loggedAnswerId: z.uuid().nullable(),
    }),
    z.object({
      what: z.literal('outgoing'),
      id: z.uuid(),
      at: when,
      writtenBy: Named.nullable(),
      text: z.string(),
      state: z.enum(['queued', 'sending', 'sent', 'failed', 'cancelled']),
      attempts: z.number().int(),
      error: z.string().nullable(),
      advice: z.string().nullable(),
      url: z.string().nullable(),
    }),
    z.object({ what: z.literal('note'), id: z.uuid(), at: when, by: Named, text: z.string(), mentions: z.array(Named) }),
    z.object({ what: z.literal('fact'), id: z.string(), at: when, kind: z.string(), by: Named.nullable(), data: z.record(z.string(), z.unknown()) }),
  ])
  .meta({ id: 'Entry' })

export const ConversationView = ConversationRow.extend({
  because: z.string().nullable(),
  /** What led to its first owner, or did not, as it opened; empty: it went to the queue without a word. */
  routed: z.array(RoutingStep),
  /** What rules say to watch out for. */
  watchOut: z.array(z.object({ rule: z.string(), text: z.string() })),
  /** May it be answered now, and how. From the newest item of theirs. */
  reach: ReachView,
  /** What may go with an answer; null: only words. */
  media: MediaView.nullable(),
  /** The newest entries, oldest first; earlier ones by GET …/entries. */
  entries: z.array(Entry).max(200),
  earlier: z.string().nullable(),
  /** Who else is here now. */
  present: z.array(z.object({ member: Named, doing: z.enum(['looking', 'typing']) })),
}).meta({ id: 'ConversationWhole' })
