import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { page, paging } from '#platform/http/route.ts'
import { INTENTS, URGENCIES } from '#triage'
import { Done, Id } from '#workspace'

const when = z.iso.datetime()
const Named = z.object({ id: z.uuid(), name: z.string() })

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
    calendar: z.object({ team: z.string(), timeZone: z.string(), /** The clock stood still outside working hours or on a holiday. */ stoodStill: z.boolean(), holidays: z.array(z.string()) }).nullable(),
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
    sentiment: z.number().nullable(),
    urgency: z.enum(URGENCIES),
    state: z.enum(['waiting_for_us', 'waiting_for_them', 'snoozed', 'closed']),
    team: Named.nullable(),
    owner: Named.nullable(),
    due: z.object({ at: when, kind: z.enum(['first_response', 'next_response', 'resolution']), because: DueBecause, /** The same in English. */ sentence: z.string(), nearly: z.boolean(), breached: z.boolean() }).nullable(),
    awaitingSince: when.nullable(),
    lastItemAt: when,
    snoozedUntil: when.nullable(),
    closed: z.object({ at: when, by: Named.nullable(), outcome: z.string() }).nullable(),
    tags: z.array(z.string()),
    /** Grows whenever something is said; sent back with a reply so that "changed while you typed" is noticed. */
    changes: z.number().int(),
  })
  .meta({ id: 'Conversation' })

const ReachView = z.object({ answer: z.enum(['public', 'direct', 'both', 'none']), until: when.nullable(), limit: z.object({ length: z.number().int(), unit: z.enum(['graphemes', 'characters']) }).nullable(), note: z.string().nullable() })

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
      editedAt: when.nullable(),
      /** What it said before; empty unless edited. */
      versions: z.array(z.object({ text: z.string(), until: when })),
      deletedAt: when.nullable(),
      attachments: z.array(z.object({ id: z.uuid(), name: z.string(), type: z.string(), bytes: z.number(), url: z.string() })),
      assessment: z.object({ language: z.string().nullable(), intent: z.enum(INTENTS), sentiment: z.number().nullable(), urgency: z.enum(URGENCIES), reasons: z.array(z.object({ what: z.string(), because: z.string() })) }).nullable(),
      reach: ReachView.nullable(),
    }),
    z.object({ what: z.literal('outgoing'), id: z.uuid(), at: when, writtenBy: Named.nullable(), text: z.string(), state: z.enum(['queued', 'sending', 'sent', 'failed', 'cancelled']), attempts: z.number().int(), error: z.string().nullable(), advice: z.string().nullable(), url: z.string().nullable() }),
    z.object({ what: z.literal('note'), id: z.uuid(), at: when, by: Named, text: z.string(), mentions: z.array(Named) }),
    z.object({ what: z.literal('fact'), id: z.string(), at: when, kind: z.string(), by: Named.nullable(), data: z.record(z.string(), z.unknown()) }),
  ])
  .meta({ id: 'Entry' })

export const ConversationView = ConversationRow.extend({
  because: z.string().nullable(),
  /** May it be answered now, and how. From the newest item of theirs. */
  reach: ReachView,
  /** The newest entries, oldest first; earlier ones by GET …/entries. */
  entries: z.array(Entry).max(200),
  earlier: z.string().nullable(),
  /** Who else is here now. */
  present: z.array(z.object({ member: Named, doing: z.enum(['looking', 'typing']) })),
}).meta({ id: 'ConversationWhole' })

export const OUTCOMES = ['answered', 'resolved', 'no_answer_needed', 'spam', 'duplicate', 'passed_on'] as const

export const VIEWS = ['mine', 'queue', 'waiting', 'with_them', 'snoozed', 'closed', 'mentions'] as const
const Week = z.partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), z.array(z.tuple([z.string(), z.string()])).max(6))
export const CalendarView = z.object({ teamId: z.uuid(), timeZone: z.string(), /** null: around the clock */ week: Week.nullable(), holidays: z.array(z.object({ date: z.iso.date(), name: z.string().max(100) })).max(200) }).meta({ id: 'Calendar' })
export const TargetView = z
  .object({ id: z.uuid(), channelId: z.uuid().nullable(), visibility: z.enum(['public', 'direct']).nullable(), urgency: z.enum(URGENCIES).nullable(), firstResponse: z.number().int().positive(), nextResponse: z.number().int().positive(), resolution: z.number().int().positive() })
  .meta({ id: 'Target' })
/** All that is given must fit; a list fits if one of it does. */
export const Condition = z
  .object({ channelIds: z.array(z.uuid()), networks: z.array(z.string()), visibility: z.enum(['public', 'direct']), languages: z.array(z.string()), intents: z.array(z.enum(INTENTS)), urgencies: z.array(z.enum(URGENCIES)), words: z.array(z.string().min(1).max(100)) })
  .partial()
  .meta({ id: 'Condition' })
export const RuleView = z.object({ id: z.uuid(), name: z.string().min(1).max(120), fits: Condition, teamId: z.uuid() }).meta({ id: 'Rule' })

export const deskContract = {
  'GET /conversations': {
    summary: 'List conversations of a view, most urgent deadline first where there is one, newest first else',
    may: 'desk.read',
    query: z.object({ ...paging, view: z.enum(VIEWS).default('waiting'), teamId: z.uuid().optional(), channelId: z.uuid().optional(), tag: z.string().max(60).optional(), urgency: z.enum(URGENCIES).optional(), intent: z.enum(INTENTS).optional() }),
    returns: page(ConversationRow),
  },
  'GET /conversations/counts': { summary: 'Count the open views, each at most 1,000 (shown as 1,000+)', may: 'desk.read', returns: z.object({ mine: z.number(), queue: z.number(), waiting: z.number(), breached: z.number(), nearly: z.number(), mentions: z.number() }) },
  'GET /conversations/:id': { summary: 'Open a conversation', may: 'desk.read', params: Id, returns: ConversationView },
  'GET /conversations/:id/entries': { summary: 'Earlier entries of a conversation', may: 'desk.read', params: Id, query: z.object(paging), returns: page(Entry) },
  'POST /conversations/:id/claim': { summary: 'Make it mine; refused if a colleague has it', may: 'desk.work', params: Id, returns: ConversationRow },
  'POST /conversations/claim-next': { summary: 'Claim the most urgent of my teams’ queues', may: 'desk.work', returns: z.object({ conversation: ConversationRow.nullable() }) },
  'POST /conversations/:id/take-over': { summary: 'Make it mine although a colleague has it', may: 'desk.work', params: Id, body: z.object({ from: z.uuid() }), returns: ConversationRow },
  'POST /conversations/:id/hand': { summary: 'Hand it to a colleague or a team', may: 'desk.work', params: Id, body: z.object({ memberId: z.uuid().optional(), teamId: z.uuid().optional(), why: z.string().trim().max(1000).default('') }), returns: ConversationRow },
  'POST /conversations/:id/release': { summary: 'Put it back in the team’s queue', may: 'desk.work', params: Id, returns: ConversationRow },
  'POST /conversations/:id/snooze': { summary: 'Let it rest until an instant', may: 'desk.work', params: Id, body: z.object({ until: when }), returns: ConversationRow },
  'POST /conversations/:id/wake': { summary: 'End its rest', may: 'desk.work', params: Id, returns: ConversationRow },
  'POST /conversations/:id/close': { summary: 'Close it with an outcome', may: 'desk.work', params: Id, body: z.object({ outcome: z.enum(OUTCOMES) }), returns: ConversationRow },
  'POST /conversations/:id/reopen': { summary: 'Open it again (undo of close)', may: 'desk.work', params: Id, returns: ConversationRow },
  'POST /conversations/:id/notes': { summary: 'Write a note for colleagues; @mentions reach them', may: 'desk.work', params: Id, body: z.object({ text: z.string().trim().min(1).max(10_000), mentions: z.array(z.uuid()).max(50).default([]) }), returns: z.object({ id: z.uuid() }) },
  'DELETE /conversations/notes/:id': { summary: 'Remove your note', may: 'desk.work', params: Id, returns: Done },
  'PUT /conversations/:id/tags': { summary: 'Set its tags', may: 'desk.work', params: Id, body: z.object({ tags: z.array(z.string().trim().min(1).max(60)).max(30) }), returns: ConversationRow },
  'GET /tags': { summary: 'List the tags in use (at most 500)', may: 'desk.read', returns: z.object({ items: z.array(z.string()).max(500) }) },
  'POST /conversations/:id/reply': {
    summary: 'Answer on the network it came from; refused if it changed since you read it, unless told to send anyway',
    may: 'desk.work',
    params: Id,
    body: z.object({ text: z.string().trim().min(1).max(50_000), visibility: z.enum(['public', 'direct']), changes: z.number().int(), anyway: z.boolean().default(false), afterwards: z.enum(['wait', 'close']).default('wait') }),
    returns: z.object({ conversation: ConversationRow, outgoing: z.object({ id: z.uuid(), /** Until then it can be taken back. */ undoUntil: when }) }),
  },
  'POST /conversations/:id/presence': { summary: 'Say that you look or type; forgotten after 15 seconds', may: 'desk.work', params: Id, body: z.object({ doing: z.enum(['looking', 'typing', 'gone']) }), returns: Done },
  'GET /people/:id/timeline': { summary: 'Everything said and answered with a person, across channels, newest first', may: 'desk.read', params: Id, query: z.object(paging), returns: page(z.object({ itemId: z.uuid(), conversationId: z.uuid(), at: when, direction: z.enum(['in', 'out']), channel: z.object({ name: z.string(), network: z.string() }), text: z.string(), visibility: z.enum(['public', 'direct']) })) },
  'GET /search': {
    summary: 'Find conversations by what was said, or by person or handle, newest first',
    may: 'desk.read',
    query: z.object({ ...paging, q: z.string().trim().min(1).max(200), channelId: z.uuid().optional(), state: ConversationRow.shape.state.optional(), from: z.iso.date().optional(), to: z.iso.date().optional(), direction: z.enum(['in', 'out']).optional() }),
    returns: page(z.object({ conversation: ConversationRow, itemId: z.uuid(), at: when, /** Plain text; what was found stands between U+2068 and U+2069. */ excerpt: z.string() })),
  },
  'GET /attachments/:id': { summary: 'Download a file that came with a message', may: 'desk.read', params: Id, returns: z.unknown() },
  'GET /calendars': { summary: 'List the teams’ working hours', may: 'team.read', returns: z.object({ items: z.array(CalendarView).max(200) }) },
  'PUT /calendars/:id': { summary: 'Set a team’s working hours and holidays; open deadlines are worked out anew', may: 'team.manage', params: Id, body: z.object({ week: Week.nullable(), holidays: CalendarView.shape.holidays }), returns: CalendarView },
  'GET /targets': { summary: 'List the targets, most specific first', may: 'team.read', returns: z.object({ items: z.array(TargetView).max(500) }) },
  'PUT /targets': { summary: 'Set all targets at once; open deadlines are worked out anew', may: 'team.manage', body: z.object({ items: z.array(TargetView.omit({ id: true })).min(1).max(500) }), returns: z.object({ items: z.array(TargetView) }) },
  'POST /targets/preview': { summary: 'Tell what hours and targets would mean: deadlines for messages at some instants', may: 'team.read', body: z.object({ teamId: z.uuid(), week: Week.nullable(), holidays: CalendarView.shape.holidays, minutes: z.number().int().positive().max(100_000), at: z.array(when).max(20) }), returns: z.object({ items: z.array(z.object({ at: when, due: when, because: DueBecause })) }) },
  'GET /rules': { summary: 'List the routing rules in order', may: 'team.read', returns: z.object({ items: z.array(RuleView).max(200) }) },
  'PUT /rules': { summary: 'Set all routing rules at once, in order', may: 'team.manage', body: z.object({ items: z.array(RuleView.omit({ id: true })).max(200) }), returns: z.object({ items: z.array(RuleView) }) },
} as const satisfies Contract
