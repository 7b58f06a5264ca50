import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { page, paging } from '#platform/http/route.ts'
import { Done, Id } from '#workspace'
import { SENTIMENTS } from './model/heads.ts'
import { topicContract } from './topics/keeping/contract.ts'
import { NO_TOPIC } from './topics/topic.ts'
import { INTENTS, URGENCIES } from './understand.ts'

const when = z.iso.datetime()
const Named = z.object({ id: z.uuid(), name: z.string() })
const What = z.enum(['intent', 'sentiment', 'urgency', 'topic'])
const Share = z.object({ count: z.number().int(), right: z.number().int(), without: z.number().int() })

/** What is right; `all`: everything is as it is shown. */
export const Right = z.discriminatedUnion('what', [
  z.object({ what: z.literal('intent'), right: z.enum(INTENTS) }),
  z.object({ what: z.literal('sentiment'), right: z.enum(SENTIMENTS) }),
  z.object({ what: z.literal('urgency'), right: z.enum(URGENCIES) }),
  z.object({ what: z.literal('topic'), /** A topic's id; none: it is about none of them. */ right: z.union([z.uuid(), z.literal(NO_TOPIC)]) }),
  z.object({ what: z.literal('all') }),
])

/** What somebody says of an item. */
export const OpinionView = z
  .object({ id: z.uuid(), what: What, right: z.string(), /** It had been read so. */ agrees: z.boolean(), by: Named, at: when })
  .meta({ id: 'Opinion' })

export const CorrectionView = z
  .object({
    id: z.uuid(),
    what: What,
    itemId: z.uuid(),
    /** Null: its item is gone. */
    conversationId: z.uuid().nullable(),
    /** The beginning of what was written. */
    text: z.string(),
    /** What had been read; null: nothing was claimed. */
    said: z.string().nullable(),
    right: z.string(),
    by: Named,
    at: when,
    /** Others who see it otherwise; the newest word counts. */
    others: z.array(z.object({ by: Named, right: z.string(), at: when })).max(50),
  })
  .meta({ id: 'Correction' })

export const LayerView = z
  .object({
    version: z.number().int(),
    madeAt: when,
    corrections: z.number().int(),
    acceptances: z.number().int(),
    /** Of what was held back: how many answers were right, with it and without. */
    heldBack: z.object({ intent: Share, sentiment: Share, urgency: Share }),
    /** Not worse than without. */
    helps: z.boolean(),
    /** Its weights are still there, and fit the ones that ship. */
    usable: z.boolean(),
  })
  .meta({ id: 'LearnedLayer' })

export const LearningView = z
  .object({
    inUse: z.number().int().nullable(),
    /** Newest first. */
    versions: z.array(LayerView).max(60),
    /** Corrections since the newest version, at most 100 counted. */
    since: z.number().int(),
    forgotten: z.object({ at: when, by: Named }).nullable(),
    /** What was learned of topics, and what it is worth beside words alone; null: nothing yet. */
    topics: z
      .object({
        madeAt: when,
        corrections: z.number().int(),
        acceptances: z.number().int(),
        heldBack: Share,
        /** Not worse than words alone. */ helps: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'Learning' })

export const triageContract = {
  ...topicContract,
  'POST /items/:id/corrections': {
    summary: 'Say what is right about an item: its intent, mood or urgency, or that it was read well',
    may: 'desk.work',
    params: Id,
    body: Right,
    returns: z.object({ id: z.uuid() }),
  },
  'DELETE /items/:id/corrections/:correction': {
    summary: 'Take back what you said of an item',
    may: 'desk.work',
    params: z.object({ id: z.uuid(), correction: z.uuid() }),
    returns: Done,
  },
  'GET /triage/corrections': {
    summary: 'List what people said was right, newest first',
    may: 'team.manage',
    query: z.object({ ...paging, disputed: z.stringbool().default(false) }),
    returns: page(CorrectionView),
  },
  'GET /triage/learning': { summary: 'Show what was learned here, and how well it does', may: 'team.manage', returns: LearningView },
  'POST /triage/forgetting': { summary: 'Forget everything that was learned; corrections stay where they stand', may: 'team.manage', returns: LearningView },
  'DELETE /triage/forgetting': { summary: 'Remember it again (undo of forget)', may: 'team.manage', returns: LearningView },
  'PUT /triage/layer': {
    summary: 'Use an older version again, until the next is learned',
    may: 'team.manage',
    body: z.object({ version: z.number().int().positive().max(2_000_000_000) }),
    returns: LearningView,
  },
} as const satisfies Contract
