/**
 * Whose a conversation is, until when, and the answer.
 *
 * In come arrivals (what is new in a thread, recognised and understood) and what members do: claim, hand, snooze, note, tag,
 * answer, close. Out go conversations with a team, an owner or a place in the queue and a deadline, replies in line to be
 * sent, and the facts `conversation.*` and `note.*`.
 *
 * conversation: one thread on one channel · owner: the member whose it is · queue: a team's conversations that await us and
 * have no owner, by deadline · target: minutes of working time we promise · deadline: what a target and a team's hours make of
 * a question · nearly due: three quarters of the promise are gone · breach: a deadline passed unanswered
 */
export { runAlarms } from './alarms/run-alarms.ts'
export { maySee, readVisibility, visibleTo, type Visibility } from './allow.ts'
export type { Arrival, ArrivedItem, SamePerson } from './arrival.ts'
export { openOrJoin } from './arriving/open-or-join.ts'
export { reconsider } from './customers/reconsider.ts'
export { readWaiting, type Waiting } from './customers/waiting.ts'
export { followKnown } from './follow-known.ts'
export { atDesk } from './at-desk.ts'
export { followTopics } from './follow-topics.ts'
export { whatBecameOf } from './rules/became.ts'
export { makeFirstRules } from './rules/first-rules.ts'
export { hintTo } from './rules/hint-to.ts'
export { tagAll } from './notes/tag-all.ts'
export { hadBefore } from './lost-sight.ts'
export { PRESENCE, type Sign } from './presence/presence.ts'
