import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { page, paging } from '#platform/http/route.ts'
import { INTENTS, URGENCIES } from '#triage'
import { Id } from '#workspace'
import { ConversationRow, when } from './row.ts'
import { ConversationView, Entry } from './whole.ts'

export const VIEWS = ['mine', 'queue', 'waiting', 'with_them', 'snoozed', 'closed', 'mentions', 'hints', 'held'] as const

/** What is read at the desk. */
export const readingContract = {
  'GET /conversations': {
    summary: 'List conversations of a view, most urgent deadline first where there is one, newest first else',
    may: 'desk.read',
    query: z.object({
      ...paging,
      view: z.enum(VIEWS).default('waiting'),
      teamId: z.uuid().optional(),
      channelId: z.uuid().optional(),
      tag: z.string().max(60).optional(),
      urgency: z.enum(URGENCIES).optional(),
      intent: z.enum(INTENTS).optional(),
      topic: z.uuid().optional(),
      /** The conversations of a flood, each by itself. */
      flood: z.uuid().optional(),
    }),
    returns: page(ConversationRow),
  },
  'GET /conversations/counts': {
    summary: 'Count the open views, each at most 1,000 (shown as 1,000+)',
    may: 'desk.read',
    returns: z.object({
      mine: z.number(),
      queue: z.number(),
      waiting: z.number(),
      breached: z.number(),
      nearly: z.number(),
      mentions: z.number(),
      hints: z.number(),
      held: z.number(),
    }),
  },
  'GET /conversations/:id': { summary: 'Open a conversation', may: 'desk.read', params: Id, returns: ConversationView },
  'GET /conversations/:id/entries': {
    summary: 'Earlier entries of a conversation',
    may: 'desk.read',
    params: Id,
    query: z.object(paging),
    returns: page(Entry),
  },
  'GET /tags': { summary: 'List the tags in use (at most 500)', may: 'desk.read', returns: z.object({ items: z.array(z.string()).max(500) }) },
  'GET /people/:id/timeline': {
    summary: 'Everything said and answered with a person, across channels, newest first',
    may: 'desk.read',
    params: Id,
    query: z.object(paging),
    returns: page(
      z.object({
        itemId: z.uuid(),
        conversationId: z.uuid(),
        at: when,
        direction: z.enum(['in', 'out']),
        channel: z.object({ name: z.string(), network: z.string() }),
        text: z.string(),
        visibility: z.enum(['public', 'direct']),
      }),
    ),
  },
  'GET /search': {
    summary: 'Find conversations by what was said, or by person or handle, newest first',
    may: 'desk.read',
    query: z.object({
      ...paging,
      q: z.string().trim().min(1).max(200),
      channelId: z.uuid().optional(),
      state: ConversationRow.shape.state.optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      direction: z.enum(['in', 'out']).optional(),
    }),
    returns: page(
      z.object({
        conversation: ConversationRow,
        itemId: z.uuid(),
        at: when,
        /** Plain text; what was found stands between U+2068 and U+2069. */ excerpt: z.string(),
      }),
    ),
  },
  'GET /attachments/:id/picture': {
    summary: 'Show the picture of a file: made anew, smaller, without metadata',
    may: 'desk.read',
    params: Id,
    query: z.object({ size: z.enum(['small', 'large']).default('small') }),
    produces: 'image/webp',
    returns: z.unknown().meta({ type: 'string', format: 'binary' }),
  },
  'GET /attachments/:id': {
    summary: 'Download a file that came with a message',
    may: 'desk.read',
    params: Id,
    produces: 'application/octet-stream',
    returns: z.unknown().meta({ type: 'string', format: 'binary' }),
  },
} as const satisfies Contract
