import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { INTENTS, URGENCIES } from '#triage'
import { Done, Id } from '#workspace'
import { OUTCOMES_OF_STEP, STEPS } from '../routing/whose.ts'
import { DueBecause, Named, when } from './row.ts'
import { RuleEffects } from './settings.ts'

/** How a conversation that opens finds a person in its team. */
export const RoutingView = z
  .object({
    /** Whoever looks after a person gets their conversations. */
    accountOwner: z.boolean().default(true),
    /** Whoever answered a person within so many days gets their next conversation; null: never. */
    lastAgentDays: z.number().int().min(1).max(3650).nullable(),
    /** A language that not everybody in the team reads goes to somebody who does. */
    speakers: z.boolean(),
    /** Who has so many conversations that await us gets no more by itself. */
    load: z.number().int().min(1).max(1000),
  })
  .meta({ id: 'Routing' })

/** What one step on the way to a person came to. */
export const RoutingStep = z
  .object({
    step: z.enum(STEPS),
    /** `team`: the team has it. `given`: the member has it. Else why not; `nobody`: nobody in the team could. */
    outcome: z.enum(OUTCOMES_OF_STEP),
    member: Named.nullable(),
    /** When the member answered this person last. */
    at: when.nullable(),
    language: z.string().nullable(),
    /** The tier of customers for which its team has it. */
    tier: z.string().nullable(),
    /** The same in English. */
    sentence: z.string(),
  })
  .meta({ id: 'RoutingStep' })

const AwayView = z.object({ member: Named, since: when, /** Null: until they say otherwise. */ until: when.nullable() }).meta({ id: 'Away' })

/** A message that might come in. */
const Imagined = z.object({
  text: z.string().trim().min(1).max(10_000),
  /** Null: one whose conversations go to the default team. */
  channelId: z.uuid().nullable().default(null),
  visibility: z.enum(['public', 'direct']).default('public'),
  person: z.enum(['known', 'stranger']).default('stranger'),
  /** Of a person who is known: who answered them last, today. */
  answeredBy: z.uuid().nullable().default(null),
  /** Of a person who is known: their tier, and the member who looks after them. */
  tierId: z.uuid().nullable().default(null),
  accountOwnerId: z.uuid().nullable().default(null),
})

/** What would happen to it, in order. */
export const Foretold = z
  .object({
    read: z.object({
      language: z.string().nullable(),
      intents: z.array(z.object({ intent: z.enum(INTENTS), confidence: z.number() })),
      sentiment: z.number().nullable(),
      urgency: z.enum(URGENCIES),
      reasons: z.array(z.object({ what: z.string(), because: z.string() })),
    }),
    /** The rule that says what it is, whatever was read. */
    before: z.object({ rule: z.string(), intent: z.enum(INTENTS) }).nullable(),
    /** What rules do, in their order. */
    rules: z.array(z.object({ name: z.string(), did: RuleEffects.extend({ teamId: z.uuid().optional() }) })),
    /** Held aside, by a rule or else because it reads like spam. */
    held: z.object({ rule: z.string().nullable() }).nullable(),
    urgency: z.enum(URGENCIES),
    team: Named.extend({ because: z.enum(['rule', 'tier', 'channel', 'default']), rule: z.string().nullable() }),
    hinted: z.array(Named),
    steps: z.array(RoutingStep),
    /** Null: the queue. */
    owner: Named.nullable(),
    due: z.object({ at: when, sentence: z.string(), because: DueBecause }).nullable(),
  })
  .meta({ id: 'Foretold' })

/** How a message finds its team and its person. */
export const routingContract = {
  'GET /routing': { summary: 'Tell how a conversation finds a person in its team', may: 'team.read', returns: RoutingView },
  'PUT /routing': { summary: 'Set how conversations find a person, from now on', may: 'team.manage', body: RoutingView, returns: RoutingView },
  'POST /routing/try': {
    summary: 'Tell what would happen to a message, and why; changes nothing',
    may: 'team.read',
    perMinute: 120,
    body: Imagined,
    returns: Foretold,
  },
  'GET /away': { summary: 'List who is away and gets nothing by itself', may: 'team.read', returns: z.object({ items: z.array(AwayView).max(500) }) },
  'PUT /away/:id': {
    summary: 'Say that a member is away: yourself, or anybody if you lead',
    may: 'desk.work',
    params: Id,
    body: z.object({ until: when.nullable().default(null) }),
    returns: Done,
  },
  'DELETE /away/:id': { summary: 'Say that a member is back', may: 'desk.work', params: Id, returns: Done },
} as const satisfies Contract
