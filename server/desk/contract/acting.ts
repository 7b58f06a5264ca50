import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { OutboxView } from '#channels'
import { Done, Id } from '#workspace'
import { Attaching, TakenBackView } from './attaching.ts'
import { ConversationRow, when } from './row.ts'

/** What came of a conversation that is closed. */
export const OUTCOMES = ['answered', 'resolved', 'no_answer_needed', 'spam', 'duplicate', 'passed_on'] as const

/** What is done at the desk. */
export const actingContract = {
  'POST /conversations/:id/claim': { summary: 'Make it mine; refused if a colleague has it', may: 'desk.work', params: Id, returns: ConversationRow },
  'POST /conversations/claim-next': {
    summary: 'Claim the most urgent of my teams’ queues',
    may: 'desk.work',
    returns: z.object({ conversation: ConversationRow.nullable() }),
  },
  'POST /conversations/:id/take-over': {
    summary: 'Make it mine although a colleague has it',
    may: 'desk.work',
    params: Id,
    body: z.object({ from: z.uuid() }),
    returns: ConversationRow,
  },
  'POST /conversations/:id/hand': {
    summary: 'Hand it to a colleague or a team',
    may: 'desk.work',
    params: Id,
    body: z.object({ memberId: z.uuid().optional(), teamId: z.uuid().optional(), why: z.string().trim().max(1000).default('') }),
    returns: ConversationRow,
  },
  'POST /conversations/:id/release': { summary: 'Put it back in the team’s queue', may: 'desk.work', params: Id, returns: ConversationRow },
  'POST /conversations/:id/snooze': {
    summary: 'Let it rest until an instant, at most a year ahead',
    may: 'desk.work',
    params: Id,
    body: z.object({ until: when }),
    returns: ConversationRow,
  },
  'POST /conversations/:id/wake': { summary: 'End its rest', may: 'desk.work', params: Id, returns: ConversationRow },
  'POST /conversations/:id/not-spam': {
    summary: 'Take it out of what is held aside; it waits as if it had come normally, its clock from its arrival',
    may: 'desk.work',
    params: Id,
    returns: ConversationRow,
  },
  'POST /conversations/:id/close': {
    summary: 'Close it with an outcome',
    may: 'desk.work',
    params: Id,
    body: z.object({ outcome: z.enum(OUTCOMES) }),
    returns: ConversationRow,
  },
  'POST /conversations/:id/reopen': { summary: 'Open it again (undo of close)', may: 'desk.work', params: Id, returns: ConversationRow },
  'POST /conversations/:id/notes': {
    summary: 'Write a note for colleagues; @mentions reach them',
    may: 'desk.work',
    params: Id,
    body: z.object({ text: z.string().trim().min(1).max(10_000), mentions: z.array(z.uuid()).max(50).default([]) }),
    returns: z.object({ id: z.uuid() }),
  },
  'DELETE /conversations/notes/:id': { summary: 'Remove your note', may: 'desk.work', params: Id, returns: Done },
  'POST /conversations/notes/:id/restore': { summary: 'Bring your removed note back (undo of remove)', may: 'desk.work', params: Id, returns: Done },
  'PUT /conversations/:id/tags': {
    summary: 'Set its tags',
    may: 'desk.work',
    params: Id,
    body: z.object({ tags: z.array(z.string().trim().min(1).max(60)).max(30) }),
    returns: ConversationRow,
  },
  'POST /conversations/:id/reply': {
    summary: 'Answer on the network it came from; refused if it changed since you read it, unless told to send anyway',
    may: 'desk.work',
    params: Id,
    body: z.object({
      text: z.string().trim().min(1).max(50_000),
      visibility: z.enum(['public', 'direct']),
      changes: z.number().int(),
      anyway: z.boolean().default(false),
      afterwards: z.enum(['wait', 'close']).default('wait'),
      /** As a thread, where the network has posts too short for it (`reach.limit.parts`). */
      inParts: z.boolean().default(false),
      /** Files that were uploaded (`POST /attachments`), each with what is to be seen in it. */
      attachments: z.array(Attaching).max(20).default([]),
    }),
    returns: z.object({ conversation: ConversationRow, outgoing: z.object({ id: z.uuid(), /** Until then it can be taken back. */ undoUntil: when }) }),
  },
  'POST /conversations/:id/logged-answers': {
    summary: 'Log what you answered by hand on the network itself; the same id again changes nothing',
    may: 'desk.work',
    params: Id,
    body: z.object({
      id: z.uuid(),
      text: z.string().trim().min(1).max(50_000),
      visibility: z.enum(['public', 'direct']),
      changes: z.number().int(),
      anyway: z.boolean().default(false),
      afterwards: z.enum(['wait', 'close']).default('wait'),
    }),
    returns: ConversationRow,
  },
  'DELETE /conversations/logged-answers/:id': {
    summary: 'Take back what was logged; the clock runs on as if nothing had been answered',
    may: 'desk.work',
    params: Id,
    returns: ConversationRow,
  },
  'POST /outbox/:id/retry': {
    summary: 'Send a failed message again; it is looked for on the network first',
    may: 'desk.work',
    params: Id,
    returns: OutboxView,
  },
  'POST /outbox/:id/cancel': { summary: 'Take a message back before it is sent', may: 'desk.work', params: Id, returns: TakenBackView },
  'POST /conversations/:id/presence': {
    summary: 'Say that you look or type; forgotten after 15 seconds',
    may: 'desk.work',
    params: Id,
    body: z.object({ doing: z.enum(['looking', 'typing', 'gone']) }),
    returns: Done,
  },
} as const satisfies Contract
