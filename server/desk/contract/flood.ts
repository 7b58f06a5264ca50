import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { Id } from '#workspace'
import { OUTCOMES } from './acting.ts'
import { ConversationRow } from './row.ts'

const ids = z.array(z.uuid()).min(1).max(500)

/** What is done with a flood: many who wrote nearly the same. Each conversation is changed and recorded by itself. */
export const floodContract = {
  'POST /floods/:id/close': {
    summary: 'Close the conversations of a flood that stand in one state, at most 500 at once; a colleague’s are left',
    may: 'desk.work',
    params: Id,
    body: z.object({ state: ConversationRow.shape.state.exclude(['closed']), outcome: z.enum(OUTCOMES) }),
    returns: z.object({ closed: z.array(z.uuid()).max(500), /** Still open there: more than 500, or a colleague’s. */ left: z.number().int() }),
  },
  'POST /floods/:id/reopen': {
    summary: 'Open conversations of a flood again (undo of close)',
    may: 'desk.work',
    params: Id,
    body: z.object({ ids }),
    returns: z.object({ reopened: z.number().int() }),
  },
  'POST /floods/:id/reply': {
    summary: 'Answer everybody of a flood who awaits us, each by an answer of their own; refused unless so many were confirmed',
    may: 'desk.work',
    params: Id,
    body: z.object({
      text: z.string().trim().min(1).max(50_000),
      visibility: z.enum(['public', 'direct']),
      /** So many answers the writer has agreed to send: exactly as many as there are to be sent. */
      confirmed: z.number().int().min(1).max(100),
      afterwards: z.enum(['wait', 'close']).default('close'),
    }),
    returns: z.object({ outgoing: z.array(z.uuid()).max(100), /** Until then they can be taken back. */ undoUntil: z.iso.datetime() }),
  },
  'POST /floods/:id/take-back': {
    summary: 'Take answers to a flood back before they are sent (undo of reply)',
    may: 'desk.work',
    params: Id,
    body: z.object({ outgoing: z.array(z.uuid()).min(1).max(100) }),
    returns: z.object({ takenBack: z.number().int() }),
  },
} as const satisfies Contract
