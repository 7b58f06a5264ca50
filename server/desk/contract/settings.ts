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
    channelIds: z.array(z.uuid()).max(200),
    networks: z.array(z.string().max(60)).max(60),
    visibility: z.enum(['public', 'direct']),
    /** What the author wrote, subject and text: words, phrases, #hashtags, @handles; whole, without case and accents. */
    words: z.array(z.string().min(1).max(100)).max(200),
    /** The author's handle, with or without its @. */
    handles: z.array(z.string().min(1).max(200)).max(1000),
    /** So many followers at least; who does not tell them does not fit. */
    followers: z.number().int().min(1),
    /** Within the working hours of the rule's team, or outside them; without a team, of the team it would go to else. */
    hours: z.enum(['inside', 'outside']),
    /** Spoke to us before, in another conversation or in this one; or never did. */
    person: z.enum(['known', 'stranger']),
    /** One of the workspace's tiers of customers. */
    tiers: z.array(z.uuid()).max(50),
    /** Looked after by one of these members. */
    accountOwners: z.array(z.uuid()).max(200),
    languages: z.array(z.string().max(10)).max(60),
    /** One of what is likely meant. */
    intents: z.array(z.enum(INTENTS)),
    /** One of the workspace's topics that it is about. */
    topics: z.array(z.uuid()).max(200),
    /** −1 (angry) … 1 (glad), both ends outside; what was not assessed does not fit. */
    sentimentBelow: z.number().min(-1).max(1),
    sentimentAbove: z.number().min(-1).max(1),
    urgencies: z.array(z.enum(URGENCIES)),
  })
  .partial()
  .meta({ id: 'Condition' })
/** What a rule does besides giving it to a team. */
export const RuleEffects = z
  .object({
    /** What it is, whatever the machine read. Only for a rule whose conditions need no reading. */
    intent: z.enum(INTENTS),
    /** By one step. */
    urgency: z.enum(['raise', 'lower']),
    tags: z.array(z.string().trim().min(1).max(60)).max(10),
    /** Held aside when it opens: no queue, no clock, until somebody says that it is no spam. */
    hold: z.literal(true),
    /** Shown to whoever opens the conversation. */
    watchOut: z.string().trim().min(1).max(500),
    /** A team that is told of it, while it stays with its own. */
    hintTeamId: z.uuid(),
  })
  .partial()
  .meta({ id: 'RuleEffects' })
const ruleFields = z.object({
  name: z.string().min(1).max(120),
  fits: Condition,
  /** Null: leaves the team as it is. Of the rules that fit, the first that names a team gives it. */
  teamId: z.uuid().nullable(),
  does: RuleEffects,
})
/** A rule to be kept; with the id of one that is there it stays that one, and its count goes on. */
export const RuleGiven = ruleFields.extend({ id: z.uuid().optional(), does: RuleEffects.default({}) })
export const RuleView = ruleFields
  .extend({
    id: z.uuid(),
    /** Conversations it met within the last seven days, counted to 1,000. */
    fired: z.number().int(),
  })
  .meta({ id: 'Rule' })
/** Which messages are held aside without a rule. */
export const NoiseView = z
  .object({
    /** Held from this confidence on that it is spam or promotion; null: never. */
    holdFrom: z.number().min(0.5).max(1).nullable(),
  })
  .meta({ id: 'Noise' })
