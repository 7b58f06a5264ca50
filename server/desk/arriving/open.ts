import type { Arrival, ArrivedItem } from '../arrival.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { givenTo, type StepSaid } from '../routing/whose.ts'

const NOTHING = {
  answeredBy: null,
  answeredAt: null,
  queuedAt: null,
  dueAt: null,
  dueKind: null,
  dueBecause: null,
  alarmAt: null,
  nearlyDueAt: null,
  breachedAt: null,
  awaitingSince: null,
  clockFrom: null,
  responseSpent: 0,
  resolutionSpent: 0,
  firstAnsweredAt: null,
  beforeReply: null,
  beforeRest: null,
  snoozedUntil: null,
  snoozedBy: null,
  heldAt: null,
  heldBecause: null,
  topicId: null,
  ruled: null,
  closedAt: null,
  closedBy: null,
  outcome: null,
  lastInAt: null,
  lastOutAt: null,
  windowUntil: null,
  subject: null,
  preview: '',
  items: 0,
  changes: 0,
} as const

/** A new conversation, before anything is said in it: the first item of theirs decides whose it is. `said`: what led to a person, or did not. */
export function opened(
  { threadId, channel, lastOwnAt }: Arrival,
  item: ArrivedItem,
  routed: { teamId: string; because: string | null },
  said: readonly StepSaid[],
): Conversation {
  const { visibility, personId, at } = item
  return {
    ...NOTHING,
    ...understood(item),
    ...routed,
    because: routed.because ?? (routed.teamId === channel.teamId ? (channel.because ?? null) : null),
    ownerId: givenTo(said),
    routed: said.length > 0 ? [...said] : null,
    id: threadId,
    channelId: channel.id,
    brandId: channel.brandId,
    personId,
    visibility,
    sentiment: null,
    state: 'waiting_for_them',
    openedAt: at,
    lastItemAt: at,
    answeredUntil: lastOwnAt,
  }
}

function understood({ assessment }: ArrivedItem): Pick<Conversation, 'language' | 'intent' | 'urgency'> {
  const { language = null, intent = 'other', urgency = 'normal' } = assessment ?? {}
  return { language, intent, urgency }
}
