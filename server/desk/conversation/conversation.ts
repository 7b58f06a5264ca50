import type { Intent, Urgency } from '#triage'
import type { DueBecause, DueKind } from '../clock/deadline.ts'
import type { OUTCOMES } from '../contract.ts'
import type { StepSaid } from '../routing/whose.ts'

export type State = 'waiting_for_us' | 'waiting_for_them' | 'snoozed' | 'held' | 'closed'
export type Outcome = (typeof OUTCOMES)[number]

/** The clock as it stood before a reply that is on its way: put back if the reply fails or is taken back. */
export interface BeforeReply {
  /** The message on its way. */
  outgoing: string
  awaitingSince: string | null
  clockFrom: string | null
  responseSpent: number
  resolutionSpent: number
  firstAnsweredAt: string | null
  nearlyDueAt: string | null
  breachedAt: string | null
  /** Who had answered last, and when; left out in what was kept before that was noted. */
  answeredBy?: string | null
  answeredAt?: string | null
}

/** How a conversation stood before it was snoozed or closed: put back if that is undone. */
export interface BeforeRest {
  /** Since when it has rested. */
  at: string
  queuedAt: string | null
  /** Null: it waited for them. */
  clockFrom: string | null
  responseSpent: number
  resolutionSpent: number
  /** The snooze that closing ended. */
  snoozed: { until: string; by: string | null } | null
}

/** Whose it is and where it stands: what the state machine turns on. */
export interface Standing {
  state: State
  teamId: string
  ownerId: string | null
  /** Since when it has waited in its team's queue; null: it has an owner, or does not await us. */
  queuedAt: Date | null
  /** The oldest unanswered item of theirs. Kept while snoozed or closed, so that both can be undone. */
  awaitingSince: Date | null
  /** Since when the clock has run; null: it stands still. */
  clockFrom: Date | null
  /** ms of working time used up when the clock stood still last: of the response promised, and of the resolution. */
  responseSpent: number
  resolutionSpent: number
  /** What they wrote until then was answered outside Aerie. */
  answeredUntil: Date | null
  firstAnsweredAt: Date | null
  beforeReply: BeforeReply | null
  /** The member who answered last through Aerie, and when. */
  answeredBy: string | null
  answeredAt: Date | null
  /** Null: it does not rest. */
  beforeRest: BeforeRest | null
  snoozedUntil: Date | null
  snoozedBy: string | null
  closedAt: Date | null
  /** Null while closed: Aerie itself. */
  closedBy: string | null
  outcome: Outcome | null
  /** Since when it has been held aside. Kept while closed, so that closing can be undone. */
  heldAt: Date | null
  /** The rule that holds it; null: it was read as spam, or is not held. */
  heldBecause: string | null
  nearlyDueAt: Date | null
  breachedAt: Date | null
}

/** When an answer is due, and what will ring next. */
export interface Due {
  dueAt: Date | null
  dueKind: DueKind | null
  dueBecause: DueBecause | null
  alarmAt: Date | null
}

/** What is said in it, in brief. */
export interface Content {
  personId: string
  visibility: 'public' | 'direct'
  subject: string | null
  preview: string
  items: number
  language: string | null
  intent: Intent
  /** What the newest of theirs is about, of the workspace's topics. */
  topicId: string | null
  /** -1 … 1. */
  sentiment: number | null
  urgency: Urgency
  /** When the network's own reply window closes; null: never. */
  windowUntil: Date | null
  openedAt: Date
  lastInAt: Date | null
  lastOutAt: Date | null
  lastItemAt: Date
  changes: number
}

/** A conversation: one thread on one channel, whose it is, until when, and what was said in brief. */
export interface Conversation extends Standing, Due, Content {
  id: string
  channelId: string
  brandId: string | null
  /** Why this team: the rule's name. */
  because: string | null
  /** What led to its first owner, or did not; null: nothing was to be said. */
  routed: StepSaid[] | null
  /** Ids of the rules that met it; null: none did. Each meets it once. */
  ruled: string[] | null
}
