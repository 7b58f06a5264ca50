import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { page, paging } from '#platform/http/route.ts'
import { Done, Id } from '#workspace'

export const PURPOSES = ['brand', 'product', 'person', 'competitor', 'topic', 'buying_phrase'] as const
export const BECOMES = ['conversation', 'lead_hint', 'person_note', 'counted'] as const

const Caused = z.object({ by: z.string().nullable(), at: z.iso.datetime() })
const query = z.string().trim().max(2000)

export const WatchDraft = z.object({
  name: z.string().trim().min(1).max(120),
  query,
  purpose: z.enum(PURPOSES),
  /** What becomes of a hit. */
  becomes: z.enum(BECOMES),
  /** For whom a conversation or a lead hint is opened; null: the team that rules and channel say. */
  teamId: z.uuid().nullable(),
})

export const WatchView = WatchDraft.extend({
  id: z.uuid(),
  team: z.string().nullable(),
  created: Caused,
  /** It listens no more since then. */
  off: Caused.nullable(),
  /** Hits of the last 30 days (UTC), the oldest first; today is the last. */
  days: z.array(z.number().int()),
}).meta({ id: 'Watch' })

export const QueryTroubleView = z
  .object({
    code: z.string(),
    /** Places in the query, characters from 0. */
    from: z.number().int(),
    to: z.number().int(),
    part: z.string(),
    /** What to do about it, in English. */
    says: z.string(),
  })
  .meta({ id: 'QueryTrouble' })

export const WatchHitView = z
  .object({
    itemId: z.uuid(),
    /** Null: it was kept out of the desk. */
    conversationId: z.uuid().nullable(),
    network: z.string(),
    author: z.string(),
    text: z.string(),
    url: z.string().nullable(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'WatchHit' })

export const WatchPreview = z
  .object({
    trouble: QueryTroubleView.nullable(),
    /** How many items of the last seven days it would have caught, of those one may see. */
    caught: z.number().int(),
    /** There may be more: not every item of the week was looked at. */
    isAtLeast: z.boolean(),
    newest: z.array(WatchHitView),
  })
  .meta({ id: 'WatchPreview' })

export const watchesContract = {
  'GET /watches': { summary: 'List watches by name, with their hits of 30 days', may: 'desk.read', query: z.object(paging), returns: page(WatchView) },
  'GET /watches/preview': {
    summary: 'Tell what a query would have caught last week, or what is wrong with it',
    may: 'desk.read',
    query: z.object({ query }),
    returns: WatchPreview,
  },
  'GET /watches/:id': { summary: 'Show a watch', may: 'desk.read', params: Id, returns: WatchView },
  'GET /watches/:id/hits': {
    summary: 'List what a watch caught, newest first',
    may: 'desk.read',
    params: Id,
    query: z.object(paging),
    returns: page(WatchHitView),
  },
  'POST /watches': { summary: 'Begin to watch for a query', may: 'watches.manage', body: WatchDraft, returns: WatchView },
  'PUT /watches/:id': { summary: 'Change a watch; what it caught stays', may: 'watches.manage', params: Id, body: WatchDraft, returns: WatchView },
  'POST /watches/:id/stop': { summary: 'Let a watch rest', may: 'watches.manage', params: Id, returns: WatchView },
  'POST /watches/:id/resume': { summary: 'Let a resting watch listen again', may: 'watches.manage', params: Id, returns: WatchView },
  'POST /watches/:id/bring-back': {
    summary: 'Bring a removed watch back; it listens, or rests, as it did',
    may: 'watches.manage',
    params: Id,
    returns: WatchView,
  },
  'DELETE /watches/:id': { summary: 'Remove a watch; what it brought stays', may: 'watches.manage', params: Id, returns: Done },
} as const satisfies Contract
