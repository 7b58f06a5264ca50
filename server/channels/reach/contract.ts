import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { Id } from '#workspace'
import { USUAL_SHARE } from '../metering/budget.ts'

const Answering = z.object({
  answer: z.enum(['public', 'direct', 'both', 'none']),
  only: z.literal('who-called-us').nullable(),
  /** Hours after their item until all of it closes; null: never. */
  hours: z.number().nullable(),
  /** Of `both`: hours until a direct answer is not possible any more. */
  directHours: z.number().nullable(),
  directOnce: z.boolean(),
})
const Length = z
  .object({
    most: z.number().int(),
    unit: z.enum(['graphemes', 'characters', 'weighted', 'heavy_emoji']),
    link: z.number().int().optional(),
    mention: z.literal('name').optional(),
    bytes: z.number().int().optional(),
    parts: z.number().int().optional(),
  })
  .nullable()

export const NetworkRulesView = z
  .object({
    network: z.string(),
    title: z.string(),
    access: z.enum(['open', 'own-app', 'paid', 'approval', 'partners', 'none']),
    /** This Aerie can send there. */
    speaks: z.boolean(),
    toPublic: Answering,
    toDirect: Answering,
    length: z.object({ public: Length, direct: Length }),
    formatting: z.enum(['plain', 'markdown', 'html']),
    mentions: z.string().nullable(),
    media: z.object({ count: z.number().int(), bytes: z.number().nullable(), types: z.array(z.string()), alt: z.boolean() }).nullable(),
    threads: z.boolean(),
    perDay: z.number().int().nullable(),
    price: z
      .object({
        unit: z.enum(['USD', 'units']),
        readOwn: z.number(),
        read: z.number(),
        answer: z.number(),
        answerWithLink: z.number(),
        readDirect: z.number().optional(),
        answerDirect: z.number().optional(),
        dayOf: z.string().optional(),
      })
      .nullable(),
    walled: z.boolean(),
    facts: z.array(z.object({ says: z.string(), source: z.string(), url: z.string(), asOf: z.iso.date(), known: z.enum(['read', 'told']) })),
  })
  .meta({ id: 'NetworkRules' })

/** What a channel costs. Amounts in the price's unit: US dollars, or the network's own units. */
export const SpendingView = z
  .object({
    channel: z.object({ id: z.uuid(), name: z.string(), network: z.string() }),
    unit: z.enum(['USD', 'units']),
    /** In which days and months begin: the company's, or the network's own. IANA name. */
    timeZone: z.string(),
    month: z.number(),
    day: z.number(),
    /** What messages that wait will cost. */
    waiting: z.number(),
    budget: z.object({ month: z.number().nullable(), day: z.number().nullable(), readingShare: z.number() }).nullable(),
    /** `nearly`: reading stops soon. `reading_stopped`: answers still go out. `spent`: nothing does. */
    state: z.enum(['well', 'nearly', 'reading_stopped', 'spent']),
    /** The days of the last month on which something was spent, oldest first. */
    days: z.array(z.object({ day: z.string(), reads: z.number().int(), answers: z.number().int(), amount: z.number() })).max(31),
  })
  .meta({ id: 'Spending' })

/** Nobody budgets a billion. */
const amount = z.number().min(0).max(1e9).nullable()

export const reachContract = {
  'GET /reach': {
    summary: 'Show what each network lets one answer, how, until when and at what price, with the source of each fact',
    may: 'channels.read',
    returns: z.object({ items: z.array(NetworkRulesView).max(100) }),
  },
  'GET /spending': {
    summary: 'Show what the channels cost that have a price (at most 500)',
    may: 'channels.read',
    returns: z.object({ items: z.array(SpendingView).max(500) }),
  },
  'PUT /channels/:id/budget': {
    summary: 'Set what may be spent on a channel; reading stops at a share of it, answering when all is spent',
    may: 'channels.manage',
    params: Id,
    body: z.object({ month: amount, day: amount, readingShare: z.number().min(0.01).max(1).default(USUAL_SHARE) }),
    returns: SpendingView,
  },
} as const satisfies Contract
