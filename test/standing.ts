import type { Standing } from '../server/desk/conversation/conversation.ts'
import type { Event, World } from '../server/desk/conversation/event.ts'
import { step } from '../server/desk/conversation/state.ts'

// Where a conversation stands after a story, on one day in March.

export const claire = 'claire'
export const omar = 'omar'
export const at = (time: string): Date => new Date(`2026-03-02T${time}:00Z`)
export const plain = (from: Date, to: Date): number => Math.max(0, to.getTime() - from.getTime())
export const world = (time: string, gone: string[] = []): World => ({ now: at(time), worked: plain, isHere: (id) => !gone.includes(id) })

export const RESTING: Standing = {
  state: 'waiting_for_them',
  teamId: 'care',
  ownerId: null,
  queuedAt: null,
  awaitingSince: null,
  clockFrom: null,
  responseSpent: 0,
  resolutionSpent: 0,
  answeredUntil: null,
  firstAnsweredAt: null,
  beforeReply: null,
  answeredBy: null,
  answeredAt: null,
  beforeRest: null,
  snoozedUntil: null,
  snoozedBy: null,
  closedAt: null,
  closedBy: null,
  outcome: null,
  heldAt: null,
  heldBecause: null,
  nearlyDueAt: null,
  breachedAt: null,
}
/** A conversation after a story: [time, event] in turn. */
export const after = (...story: [time: string, event: Event, gone?: string[]][]): Standing =>
  story.reduce((s, [time, event, gone]) => step(s, event, world(time, gone)).to, RESTING)
export const theirs = (time: string): [string, Event] => [time, { what: 'theirs', at: at(time) }]
export const minutes = (n: number): number => n * 60_000
