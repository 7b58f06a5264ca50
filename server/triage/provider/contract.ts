import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { Done, Id } from '#workspace'
import { SENTIMENTS } from '../model/heads.ts'
import { INTENTS, URGENCIES } from '../understand.ts'
import { REDACTED } from './asking/redact.ts'

const when = z.iso.datetime()
const limit = z.number().int().min(0).max(1_000_000_000).nullable()
const used = z.object({ requests: z.number().int(), tokens: z.number().int(), /** Null: no price is set. */ money: z.number().nullable() })

const settings = z.object({
  /** Of an OpenAI-compatible API, like https://api.example.com/v1. */
  url: z.url({ protocol: /^https?$/ }).max(500),
  model: z.string().trim().min(1).max(200),
  /** It stands on this machine or in its network. */
  near: z.boolean(),
  on: z.boolean(),
  /** Asked where the machine is less sure than that. */
  below: z.number().min(0).max(1),
  /** Asked for languages the machine does not assess. */
  unassessed: z.boolean(),
  /** Direct messages, too. */
  direct: z.boolean(),
  /** Null: no limit. Days and months are of UTC. */
  requestsDay: limit,
  requestsMonth: limit,
  tokensDay: limit,
  tokensMonth: limit,
  /** Of 1,000 tokens. */
  price: z.number().min(0).max(10_000).nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'A currency has three letters, like EUR.'),
})

export const ProviderView = settings
  .extend({
    /** A key is kept; it is never shown again. */
    hasKey: z.boolean(),
    spent: z.object({ day: used, month: used }),
    waiting: z.number().int(),
    parked: z.number().int(),
    /** What the parked ones said last. */
    parkedBecause: z.string().nullable(),
    /** It is left alone until then. */
    restsUntil: when.nullable(),
    trouble: z.string().nullable(),
    suggested: z.object({ made: z.number().int(), accepted: z.number().int(), refused: z.number().int() }),
  })
  .meta({ id: 'Provider' })

/** What a language model says of an item; it counts for nothing until somebody accepts it. */
export const SuggestionView = z
  .object({
    model: z.string(),
    at: when,
    language: z.string().nullable(),
    intent: z.enum(INTENTS),
    sentiment: z.enum(SENTIMENTS),
    urgency: z.enum(URGENCIES),
    /** Of the workspace's own list; null: none of them. */
    topic: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  })
  .meta({ id: 'Suggestion' })

/** The language model that is asked where the machine is not sure, and what becomes of what it says. */
export const providerContract = {
  'GET /triage/provider': {
    summary: 'Show the language model that may be asked, its budget and its state',
    may: 'workspace.manage',
    returns: z.object({ provider: ProviderView.nullable() }),
  },
  'PUT /triage/provider': {
    summary: 'Set the language model, when it is asked and what it may cost',
    may: 'workspace.manage',
    body: settings.extend({ /** Left out: the one that is kept stays; null: it needs none. */ key: z.string().min(1).max(1_000).nullable().optional() }),
    returns: z.object({ provider: ProviderView.nullable() }),
  },
  'DELETE /triage/provider': { summary: 'Forget the language model, its key and what waits for it', may: 'workspace.manage', returns: Done },
  'POST /triage/provider/test': {
    summary: 'Ask the language model about a harmless text; it counts as spent',
    may: 'workspace.manage',
    perMinute: 10,
    returns: z.object({ labels: SuggestionView.omit({ model: true, at: true, topic: true }).nullable(), trouble: z.string().nullable() }),
  },
  'POST /triage/provider/redaction': {
    summary: 'Show what of a text would be sent',
    may: 'workspace.manage',
    body: z.object({ text: z.string().max(10_000), /** Names and handles known of its author. */ names: z.array(z.string().max(200)).max(50).default([]) }),
    returns: z.object({ text: z.string(), found: z.partialRecord(z.enum(REDACTED), z.number().int()) }),
  },
  'POST /triage/provider/parked': {
    summary: 'Ask again about what failed once too often',
    may: 'workspace.manage',
    returns: z.object({ count: z.number().int() }),
  },
  'DELETE /triage/provider/parked': {
    summary: 'Let go of what failed once too often',
    may: 'workspace.manage',
    returns: z.object({ count: z.number().int() }),
  },
  'POST /items/:id/suggestion': {
    summary: 'Accept what a language model suggests for an item, or say that it is not so',
    may: 'desk.work',
    params: Id,
    body: z.object({ accept: z.boolean() }),
    /** The act of correction, by which an acceptance is taken back; null: it was refused. */
    returns: z.object({ id: z.uuid().nullable() }),
  },
  'DELETE /items/:id/suggestion': { summary: 'Take back that a suggestion is not so', may: 'desk.work', params: Id, returns: Done },
} as const satisfies Contract
