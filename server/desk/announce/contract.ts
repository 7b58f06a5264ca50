import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { page, paging } from '#platform/http/route.ts'
import { Done, Id } from '#workspace'
import { EVENTS, KINDS, TEXTS } from './outlet.ts'

const when = z.iso.datetime()

export const OutletView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(KINDS),
    /** Where it leads, as far as that is no secret: a channel of Slack, a host. */
    target: z.string(),
    /** It stands in the company's own network. */
    near: z.boolean(),
    on: z.boolean(),
    events: z.array(z.enum(EVENTS)),
    /** Null: of every team. */
    teamIds: z.array(z.uuid()).nullable(),
    /** Whose words are told along: nobody's, those of public conversations, those of direct ones too. */
    texts: z.enum(TEXTS),
    /** In line, and set aside after many failures. */
    waiting: z.number().int(),
    parked: z.number().int(),
    lastSentAt: when.nullable(),
    /** What went wrong last, while it does. */
    trouble: z.string().nullable(),
  })
  .meta({ id: 'Outlet' })

const given = z.object({
  name: z.string().trim().min(1).max(120),
  near: z.boolean(),
  on: z.boolean(),
  events: z.array(z.enum(EVENTS)).min(1).max(EVENTS.length),
  teamIds: z.array(z.uuid()).min(1).max(200).nullable(),
  texts: z.enum(TEXTS),
})
/** Only for a new one: a change leaves alone what it does not name. */
const { near, on, teamIds, texts } = given.shape
const first = { near: near.default(false), on: on.default(true), teamIds: teamIds.default(null), texts: texts.default('public') }
const url = z.url({ protocol: /^https?$/ }).max(2000)

/** How it is reached: never shown again. */
export const AccessGiven = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('slack'),
    /** Of a bot that may `chat:write`: xoxb-… */
    token: z.string().trim().min(1).max(500),
    /** Its id (C…), or #name where the bot may. */
    channel: z.string().trim().min(1).max(100),
    /** Only while Aerie is reached on this machine alone: a stand-in for Slack. */
    apiUrl: url.optional(),
  }),
  z.object({ kind: z.literal('slack_webhook'), url }),
  z.object({ kind: z.literal('webhook'), url }),
])

export const ParkedAnnouncement = z
  .object({
    id: z.uuid(),
    outlet: z.string(),
    event: z.enum(EVENTS),
    conversationId: z.uuid(),
    at: when,
    tries: z.number().int(),
    trouble: z.string().nullable(),
  })
  .meta({ id: 'ParkedAnnouncement' })

/** Where teams are told outside of Aerie, and what could not be told. */
export const announceContract = {
  'GET /outlets': { summary: 'List where teams are told outside of Aerie', may: 'workspace.manage', returns: z.object({ items: z.array(OutletView).max(50) }) },
  'POST /outlets': {
    summary: 'Add a place for announcements; a webhook’s key to verify signatures is told once, here',
    may: 'workspace.manage',
    body: given.extend({ ...first, access: AccessGiven }),
    returns: z.object({ outlet: OutletView, key: z.string().nullable() }),
  },
  'PATCH /outlets/:id': {
    summary: 'Change what is announced where; with a new access, how it is reached',
    may: 'workspace.manage',
    params: Id,
    body: given.extend({ access: AccessGiven }).partial(),
    returns: OutletView,
  },
  'DELETE /outlets/:id': { summary: 'Remove a place for announcements, with what waits for it', may: 'workspace.manage', params: Id, returns: Done },
  'POST /outlets/:id/test': {
    summary: 'Announce a test',
    may: 'workspace.manage',
    params: Id,
    perMinute: 20,
    returns: z.object({ sent: z.boolean(), trouble: z.string().nullable() }),
  },
  'GET /announcements/parked': {
    summary: 'List announcements that failed once too often',
    may: 'workspace.manage',
    query: z.object(paging),
    returns: page(ParkedAnnouncement),
  },
  'POST /announcements/:id/retry': { summary: 'Try a parked announcement again', may: 'workspace.manage', params: Id, returns: Done },
  'DELETE /announcements/:id': { summary: 'Let a parked announcement go', may: 'workspace.manage', params: Id, returns: Done },
} as const satisfies Contract
