import type { BeforeReply, Outcome, Standing } from './conversation.ts'

/** Why an item is held aside: a rule's name; null: it was read as spam. */
export interface Aside {
  because: string | null
}

/** Everything that can happen to where a conversation stands. `by` is a member's id; null: Aerie, or a key. */
export type Event =
  /** They wrote, at this instant of the network. `aside`: it is to be held aside; the conversation just opens, or is held already. */
  | { what: 'theirs'; at: Date; aside?: Aside | null }
  /**
   * We wrote outside Aerie, on the network itself. `newest` is the newest of theirs known so far: if later, it is unanswered.
   * `by`: the member, where one wrote it down; what nobody has becomes theirs.
   */
  | { what: 'ours'; at: Date; newest: Date | null; by?: string | null }
  /** They took back the oldest of theirs that awaits an answer. `next`: the oldest that still does; null: none. */
  | { what: 'withdrawn'; next: Date | null }
  /** An auto-reply, a bounce, or our own reply coming round: shown, and nothing more. */
  | { what: 'automatic' }
  | { what: 'claimed'; by: string }
  | { what: 'taken_over'; by: string; from: string }
  | { what: 'handed'; by: string | null; memberId: string | null; teamId: string; why: string }
  | { what: 'released'; by: string | null }
  | { what: 'snoozed'; by: string | null; until: Date }
  | { what: 'snooze_ended' }
  | { what: 'woken'; by: string | null }
  | { what: 'closed'; by: string | null; outcome: Outcome }
  | { what: 'reopened'; by: string | null }
  /** What is held aside was held wrongly. */
  | { what: 'not_spam'; by: string | null }
  /** A reply was written and put in line to be sent. */
  | { what: 'replied'; by: string | null; outgoing: string }
  | { what: 'reply_sent'; outgoing: string }
  /** It will not go out: sending failed for good. */
  | { what: 'reply_failed'; outgoing: string }
  /** It is tried again, because a member said so. */
  | { what: 'reply_retried'; by: string | null; outgoing: string }
  /** Its writer took it back in time. */
  | { what: 'reply_taken_back'; outgoing: string }
  | { what: 'member_removed'; memberId: string }
  | { what: 'team_removed'; teamId: string; into: string }
  /** Hours, targets or the team's time zone changed. */
  | { what: 'recomputed' }

export type EventOf<What extends Event['what']> = Extract<Event, { what: What }>

/** What the machine must be told of the world. */
export interface World {
  now: Date
  /** Working time (ms) of the conversation's team between two instants. */
  worked: (from: Date, to: Date) => number
  /** Is this member still with the company? */
  isHere: (memberId: string) => boolean
}

/** Something to be written down: a fact of the conversation. */
export interface Effect {
  kind: `conversation.${string}`
  by: string | null
  data: Record<string, unknown>
}

export interface Step<S extends Standing = Standing> {
  to: S
  effects: Effect[]
}

export const remember = (s: Standing, outgoing: string): BeforeReply => ({
  outgoing,
  awaitingSince: iso(s.awaitingSince),
  clockFrom: iso(s.clockFrom),
  responseSpent: s.responseSpent,
  resolutionSpent: s.resolutionSpent,
  firstAnsweredAt: iso(s.firstAnsweredAt),
  nearlyDueAt: iso(s.nearlyDueAt),
  breachedAt: iso(s.breachedAt),
  answeredBy: s.answeredBy,
  answeredAt: iso(s.answeredAt),
})

const iso = (at: Date | null): string | null => at && at.toISOString()
