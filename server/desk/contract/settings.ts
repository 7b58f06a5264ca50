import { z } from 'zod'
import { URGENCIES, INTENTS } from '#triage'

/** Blocks of working hours for each weekday; a day that is left out is free. */
export const Week = z.partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), z.array(z.tuple([z.string(), z.string()])).max(6))
export const CalendarView = z
  .object({
    teamId: z.uuid(),
    timeZone: z.string(),
    /** null: around the clock */
    week: Week.nullable(),
    holidays: z.array(z.object({ date: z.iso.date(), name: z.string().max(100) })).max(200),
  })
  .meta({ id: 'Calendar' })
export const TargetView = z
  .object({
    id: z.uuid(),
    channelId: z.uuid().nullable(),
    visibility: z.enum(['public', 'direct']).nullable(),
    urgency: z.enum(URGENCIES).nullable(),
    firstResponse: z.number().int().positive(),
    nextResponse: z.number().int().positive(),
    resolution: z.number().int().positive(),
  })
  .meta({ id: 'Target' })
/** All that is given must fit; a list fits if one of it does. */
export const Condition = z
  .object({
    channelIds: z.array(z.uuid()),
    networks: z.array(z.string()),
    visibility: z.enum(['public', 'direct']),
    languages: z.array(z.string()),
    intents: z.array(z.enum(INTENTS)),
    urgencies: z.array(z.enum(URGENCIES)),
    words: z.array(z.string().min(1).max(100)),
  })
  .partial()
  .meta({ id: 'Condition' })
export const RuleView = z.object({ id: z.uuid(), name: z.string().min(1).max(120), fits: Condition, teamId: z.uuid() }).meta({ id: 'Rule' })
