import { z } from 'zod'
import type { Contract } from '#platform/contract.ts'
import { Id } from '#workspace'

const when = z.iso.datetime()
const line = (most: number) => z.string().trim().min(1).max(most)

export const TopicGiven = z.object({
  name: line(80),
  description: z.string().trim().max(500).default(''),
  /** Words and phrases: one of them in a text is enough. Whole, without case and accents. */
  words: z.array(line(100)).max(200).default([]),
  /** Messages that are about it. */
  examples: z.array(line(1000)).max(50).default([]),
  /** The proposal it came from: it is not proposed again. */
  proposalId: z.uuid().optional(),
})

export const TopicView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    words: z.array(z.string()),
    examples: z.array(z.string()),
    archivedAt: when.nullable(),
  })
  .meta({ id: 'Topic' })

export const TopicsView = z.object({
  /** In the order of the list; archived ones last. */
  items: z.array(TopicView).max(1000),
  /** Recent items are being read for topics now; null: they have been. */
  reading: z.object({ read: z.number().int(), toRead: z.number().int() }).nullable(),
})

/** Those that were found in nothing are not in it. */
export const FoundView = z.object({ items: z.array(z.object({ id: z.uuid(), found: z.number().int() })).max(1000) })

export const ProposalView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    words: z.array(z.string()),
    items: z.number().int(),
    authors: z.number().int(),
    samples: z.array(z.object({ itemId: z.uuid(), conversationId: z.uuid(), text: z.string() })).max(3),
  })
  .meta({ id: 'TopicProposal' })

export const ProposalsView = z.object({
  items: z.array(ProposalView).max(20),
  /** When it was looked for them last; null: never. */
  lookedAt: when.nullable(),
})

export const topicContract = {
  'GET /topics': { summary: 'List the topics messages are read for, in order', may: 'team.read', returns: TopicsView },
  'GET /topics/found': {
    summary: 'Count the messages of the last thirty days, of the newest 10,000, that each topic was found in',
    may: 'team.read',
    returns: FoundView,
  },
  'POST /topics': { summary: 'Add a topic; recent messages are read for it', may: 'team.manage', body: TopicGiven, returns: TopicView },
  'PUT /topics/:id': {
    summary: 'Change a topic; recent messages are read anew',
    may: 'team.manage',
    params: Id,
    body: TopicGiven.omit({ proposalId: true }),
    returns: TopicView,
  },
  'PUT /topics': { summary: 'Put the topics in order', may: 'team.manage', body: z.object({ ids: z.array(z.uuid()).max(200) }), returns: TopicsView },
  'POST /topics/:id/archive': {
    summary: 'Look for a topic no more; messages that have it keep it',
    may: 'team.manage',
    params: Id,
    returns: TopicView,
  },
  'POST /topics/:id/restore': { summary: 'Look for an archived topic again (undo of archive)', may: 'team.manage', params: Id, returns: TopicView },
  'GET /topics/proposals': { summary: 'List new topics that messages without one suggest', may: 'team.manage', returns: ProposalsView },
  'POST /topics/proposals': { summary: 'Look for new topics now; they are listed soon', may: 'team.manage', returns: z.object({ done: z.literal(true) }) },
  'POST /topics/proposals/:id/dismissal': {
    summary: 'Turn a proposed topic down; it is not proposed again',
    may: 'team.manage',
    params: Id,
    returns: z.object({ done: z.literal(true) }),
  },
  'DELETE /topics/proposals/:id/dismissal': {
    summary: 'Propose it again (undo of turning down)',
    may: 'team.manage',
    params: Id,
    returns: z.object({ done: z.literal(true) }),
  },
} as const satisfies Contract
