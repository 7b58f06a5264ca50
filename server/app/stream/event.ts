import type { Fact } from '#platform/facts.ts'

/** A fact as a browser is told of it: what happened to what, by whom. Never its data: what it means is read again, with the reader's own rights. */
export const factEvent = ({ place, kind, conversationId, personId, channelId, by, at }: Fact): string =>
  `id: ${place}\nevent: fact\ndata: ${JSON.stringify({ kind, conversationId, personId, channelId, by, at: at.toISOString() })}\n\n`

/** A conversation that the listener could see went out of their sight with this fact: that it did, and nothing of how or by whom. */
export const goneEvent = (fact: Fact): string => factEvent({ ...fact, kind: 'conversation.gone', personId: null, channelId: null, by: null })

/** Something passing, without a place: it is never resumed. */
export const passingEvent = (event: string, data: object): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** What was missed is too much to tell: whatever is on show must be read again. The next fact resumes from this place. */
export const resetEvent = (place: string): string => `id: ${place}\nevent: reset\ndata: {}\n\n`

/** Keeps proxies from closing a quiet line. */
export const HEARTBEAT = ': still here\n\n'
