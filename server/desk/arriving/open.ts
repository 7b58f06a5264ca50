import type { Arrival, ArrivedItem } from '../arrival.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Settings } from '../settings/settings.ts'

const NOTHING = {
  ownerId: null,
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

/** A new conversation, before anything is said in it: the first item of theirs decides whose it is. */
export function opened({ threadId, channel, lastOwnAt }: Arrival, item: ArrivedItem, settings: Settings): Conversation {
  const understood = {
    language: item.assessment?.language ?? null,
    intent: item.assessment?.intent ?? 'other',
    urgency: item.assessment?.urgency ?? 'normal',
  } as const
  const { visibility, subject, text, personId, at } = item
  const routed = settings.route({ channelId: channel.id, network: channel.network, visibility, subject, text, ...understood }, channel.teamId)
  return {
    ...NOTHING,
    ...understood,
    ...routed,
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
