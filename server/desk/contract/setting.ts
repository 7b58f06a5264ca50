import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { page, paging } from '#platform/http/route.ts'
import { Id } from '#workspace'
import { ConversationRow, DueBecause, when } from './row.ts'
import { CalendarView, Condition, NoiseView, RuleGiven, RuleView, TargetView, Week } from './settings.ts'

/** Working hours, targets and rules. */
export const settingContract = {
  'GET /calendars': { summary: 'List the teams’ working hours', may: 'team.read', returns: z.object({ items: z.array(CalendarView).max(200) }) },
  'PUT /calendars/:id': {
    summary: 'Set a team’s working hours and holidays; open deadlines are worked out anew',
    may: 'team.manage',
    params: Id,
    body: z.object({ week: Week.nullable(), holidays: CalendarView.shape.holidays }),
    returns: CalendarView,
  },
  'GET /targets': { summary: 'List the targets, most specific first', may: 'team.read', returns: z.object({ items: z.array(TargetView).max(500) }) },
  'PUT /targets': {
    summary: 'Set all targets at once; open deadlines are worked out anew',
    may: 'team.manage',
    body: z.object({
      items: z
        .array(TargetView.omit({ id: true }))
        .min(1)
        .max(500),
    }),
    returns: z.object({ items: z.array(TargetView) }),
  },
  'POST /targets/preview': {
    summary: 'Tell what hours and targets would mean: deadlines for messages at some instants',
    may: 'team.read',
    body: z.object({
      teamId: z.uuid(),
      week: Week.nullable(),
      holidays: CalendarView.shape.holidays,
      minutes: z.number().int().positive().max(100_000),
      at: z.array(when).max(20),
    }),
    returns: z.object({ items: z.array(z.object({ at: when, due: when, because: DueBecause })) }),
  },
  'GET /rules': { summary: 'List the routing rules in order', may: 'team.read', returns: z.object({ items: z.array(RuleView).max(200) }) },
  'PUT /rules': {
    summary: 'Set all routing rules at once, in order',
    may: 'team.manage',
    body: z.object({ items: z.array(RuleGiven).max(200) }),
    returns: z.object({ items: z.array(RuleView) }),
  },
  'GET /rules/:id/fired': {
    summary: 'List the conversations a rule met within the last seven days, of those one may see, the newest firing first',
    may: 'desk.read',
    params: Id,
    query: z.object(paging),
    returns: page(ConversationRow),
  },
  'POST /rules/try': {
    summary: 'Tell which conversations of the last seven days a rule would have met; changes nothing',
    may: 'team.manage',
    body: z.object({ fits: Condition, teamId: z.uuid().nullable().default(null) }),
    returns: z.object({
      met: z.number().int(),
      /** Conversations looked at, the newest of those one may see. */
      lookedAt: z.number().int(),
      /** There were more than were looked at. */
      more: z.boolean(),
      examples: z.array(ConversationRow).max(10),
    }),
  },
  'GET /noise': { summary: 'Tell what is held aside as spam', may: 'team.read', returns: NoiseView },
  'PUT /noise': { summary: 'Set from which confidence on spam is held aside, from now on', may: 'team.manage', body: NoiseView, returns: NoiseView },
} as const satisfies Contract
