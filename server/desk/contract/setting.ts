import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { Id } from '#workspace'
import { DueBecause, when } from './row.ts'
import { CalendarView, RuleView, TargetView, Week } from './settings.ts'

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
    body: z.object({ items: z.array(RuleView.omit({ id: true })).max(200) }),
    returns: z.object({ items: z.array(RuleView) }),
  },
} as const satisfies Contract
