import { Refusal } from '#platform/refusal.ts'
import type { Standing } from './conversation.ts'
import { remember, type Effect, type Event, type EventOf, type Step, type World } from './event.ts'
import {
  answered,
  answeredBefore,
  asBefore,
  awaits,
  awaitsAgain,
  awaitsThem,
  earlier,
  heldAside,
  isLogged,
  later,
  rests,
  unasked,
  unrested,
  waitingSince,
} from './moves.ts'

/** A snooze that is ended by hand so soon was taken back, ms: the clock ran on. */
const TAKEN_BACK = 60 * 60_000

/** A rest is at most so long, ms (a year): what nobody will see again should be closed. */
const LONGEST_REST = 366 * 24 * 60 * 60_000

type Turn<What extends Event['what']> = (s: Standing, event: EventOf<What>, world: World) => Step | Standing

/**
 * The one way a conversation changes where it stands: pure, and total, so that every path (intake, commands, the alarm, a
 * reaction) obeys the same law. Refuses what a person may not do in this state. What comes in never is refused.
 */
export function step(s: Standing, event: Event, world: World): Step {
  const turned = (TURNS[event.what] as (s: Standing, event: Event, world: World) => Step | Standing)(s, event, world)
  const { to, effects } = 'effects' in turned ? turned : { to: turned, effects: [] }
  return { to: placed(to, world), effects }
}

/** Who left the company owns nothing that is open; what awaits us and has no owner has a place in the queue, and nothing else has. */
function placed(s: Standing, { now, isHere }: World): Standing {
  const ownerId = s.ownerId && s.state !== 'closed' && !isHere(s.ownerId) ? null : s.ownerId
  return { ...s, ownerId, queuedAt: s.state === 'waiting_for_us' && !ownerId ? (s.queuedAt ?? now) : null }
}

const fact = (kind: string, by: string | null, data: Record<string, unknown> = {}): Effect => ({ kind: `conversation.${kind}`, by, data })

const TURNS: { [What in Event['what']]: Turn<What> } = {
  theirs(s, { at, aside }, world) {
    if (s.answeredUntil && at <= s.answeredUntil) return { ...s, firstAnsweredAt: s.firstAnsweredAt ?? s.answeredUntil }
    if (aside && mayStandAside(s)) return { to: heldAside(s, at, aside, world), effects: s.state === 'held' ? [] : [fact('held', null, { ...aside })] }
    if (s.state === 'held') return { to: awaits(s, earlier(s.awaitingSince, at)!, world), effects: [fact('not_spam', null, { because: 'item' })] }
    if (s.state === 'waiting_for_us') return alsoAwaiting(s, at, world)
    if (s.state === 'snoozed')
      return { to: s.awaitingSince ? awaitsAgain(s, world) : awaits(s, at, world), effects: [fact('woken', null, { because: 'item' })] }
    if (s.state === 'closed') return { to: awaits({ ...s, resolutionSpent: 0 }, at, world), effects: [fact('reopened', null, { because: 'item' })] }
    return awaits(s, at, world)
  },
  ours(before, { at, newest, by }, world) {
    const s = by ? { ...before, ownerId: before.ownerId ?? by, answeredBy: by, answeredAt: world.now } : before
    const known = { ...s, answeredUntil: later(s.answeredUntil, at) }
    if (!s.awaitingSince || at < s.awaitingSince) return known
    const done = { ...answered(known, at, world), heldAt: null, heldBecause: null } // who was answered is no spam, also when opened again
    const awaited = s.state === 'waiting_for_us' || s.state === 'held'
    if (newest && newest > at && awaited) return awaits(done, newest, world)
    return awaited ? awaitsThem(done) : done
  },
  withdrawn(s, { next }, world) {
    if (!s.awaitingSince || s.heldAt) return s // what is held aside has no clock to stop
    if (next) return waitingSince(s, next, world)
    return { to: unasked(s), effects: s.state === 'closed' ? [] : [fact('withdrawn', null)] }
  },
  automatic: (s) => s,
  claimed(s, { by }) {
    demandOpen(s)
    if (s.ownerId === by) return s
    if (s.ownerId) throw new Refusal('conflict', 'already-owned', 'A colleague has it already. Take it over if it cannot wait.', { ownerId: s.ownerId })
    return { to: { ...s, ownerId: by }, effects: [fact('claimed', by)] }
  },
  taken_over(s, { by, from }) {
    demandOpen(s)
    if (s.ownerId === by) return s
    if (s.ownerId !== from)
      throw new Refusal('conflict', 'owner-changed', 'It changed hands since you looked. Look again before you take it over.', { ownerId: s.ownerId })
    return { to: { ...s, ownerId: by }, effects: [fact('taken_over', by, { from })] }
  },
  handed(s, { by, memberId, teamId, why }) {
    demandOpen(s)
    if (s.ownerId === memberId && s.teamId === teamId) return s
    const data = { from: { memberId: s.ownerId, teamId: s.teamId }, to: { memberId, teamId }, why }
    return { to: { ...s, ownerId: memberId, teamId, queuedAt: null }, effects: [fact('handed', by, data)] }
  },
  released(s, { by }) {
    demandOpen(s)
    if (!s.ownerId) throw new Refusal('conflict', 'not-owned', 'It is in the queue already.')
    return { to: { ...s, ownerId: null }, effects: [fact('released', by, { from: s.ownerId })] }
  },
  snoozed(s, { by, until }, world) {
    demandOpen(s)
    if (until <= world.now) throw new Refusal('invalid', 'snooze-is-past', 'This moment has passed. Choose a later one.')
    if (until.getTime() - world.now.getTime() > LONGEST_REST)
      throw new Refusal(
        'invalid',
        'snooze-too-long',
        'It can rest for a year at most. Choose an earlier moment, or close it: if they write again it opens by itself.',
      )
    return {
      to: { ...rests(s, world), state: 'snoozed', snoozedUntil: until, snoozedBy: by },
      effects: [fact('snoozed', by, { until: until.toISOString() })],
    }
  },
  snooze_ended(s, _, world) {
    if (s.state !== 'snoozed') return s
    return { to: s.awaitingSince ? awaitsAgain(s, world) : awaits(s, s.snoozedUntil!, world), effects: [fact('woken', null, { because: 'time' })] }
  },
  woken(s, { by }, world) {
    if (s.state !== 'snoozed') throw new Refusal('conflict', 'not-snoozed', 'It is awake already.')
    const isTakenBack = !s.awaitingSince || world.now.getTime() - Date.parse(s.beforeRest?.at ?? '') < TAKEN_BACK
    return { to: isTakenBack ? unrested(s, world) : awaitsAgain(s, world), effects: [fact('woken', by)] }
  },
  closed(s, { by, outcome }, world) {
    if (s.state === 'closed') throw new Refusal('conflict', 'already-closed', 'It is closed already.')
    const snoozed = s.snoozedUntil && { until: s.snoozedUntil.toISOString(), by: s.snoozedBy }
    return { to: { ...rests(s, world, snoozed), state: 'closed', closedAt: world.now, closedBy: by, outcome }, effects: [fact('closed', by, { outcome })] }
  },
  reopened(s, { by }, world) {
    if (s.state !== 'closed') throw new Refusal('conflict', 'not-closed', 'It is open already.')
    const effects = [fact('reopened', by)]
    if (s.heldAt) return { to: heldAside({ ...s, closedAt: null, closedBy: null, outcome: null }, s.awaitingSince!, { because: null }, world), effects }
    return { to: unrested(s, world), effects }
  },
  not_spam(s, { by }, world) {
    if (s.state !== 'held') throw new Refusal('conflict', 'not-held', 'It is not held aside any more.')
    return { to: awaits(s, s.awaitingSince!, world), effects: [fact('not_spam', by)] }
  },
  replied: (s, { by, outgoing }, world) => ({
    to: { ...onItsWay(s, outgoing, world), ownerId: s.ownerId ?? by, ...(by && { answeredBy: by, answeredAt: world.now }) },
    effects: [fact('replied', by, { outgoing })],
  }),
  reply_retried: (s, { by, outgoing }, world) => ({ to: onItsWay(s, outgoing, world), effects: [fact('retried', by, { outgoing })] }),
  reply_sent: (s, { outgoing }) => (s.beforeReply?.outgoing === outgoing ? { ...s, beforeReply: null } : s),
  reply_failed(s, { outgoing }, world) {
    const before = s.beforeReply?.outgoing === outgoing ? s.beforeReply : null
    const effects = [fact('returned', null, { outgoing, because: 'failed' })]
    if (before?.awaitingSince) return { to: asBefore(s, before, world), effects }
    const forgotten = before ? { ...s, ...answeredBefore(before), beforeReply: null } : s
    return s.state === 'waiting_for_us' ? forgotten : { to: awaits(forgotten, world.now, world), effects }
  },
  reply_taken_back(s, { outgoing }, world) {
    if (s.beforeReply?.outgoing !== outgoing) return s
    const effects = [fact('returned', null, { outgoing, because: 'taken_back' })]
    if (s.beforeReply.awaitingSince) return { to: asBefore(s, s.beforeReply, world), effects }
    const firstAnsweredAt = s.beforeReply.firstAnsweredAt ? s.firstAnsweredAt : null
    const forgotten = { ...s, ...answeredBefore(s.beforeReply), beforeReply: null, firstAnsweredAt }
    if (s.state !== 'closed') return forgotten
    return { to: unrested(forgotten, world), effects } // they may have written before it was closed
  },
  member_removed: (s, { memberId }) =>
    s.ownerId === memberId ? { to: { ...s, ownerId: null }, effects: [fact('released', null, { from: memberId, because: 'member removed' })] } : s,
  team_removed(s, { teamId, into }) {
    if (s.teamId !== teamId) return s
    const data = { from: { memberId: s.ownerId, teamId }, to: { memberId: s.ownerId, teamId: into }, why: '' }
    return { to: { ...s, teamId: into }, effects: [fact('handed', null, data)] }
  },
  recomputed: (s) => s,
}

/** One more of theirs while it awaits us. An older one that came late moves the start back, unless the clock stood still since. */
function alsoAwaiting(s: Standing, at: Date, world: World): Standing {
  return s.awaitingSince && at >= s.awaitingSince ? s : waitingSince(s, at, world)
}

/** Only what just opens, or was held and closed as such, can be held: nobody has it, nobody answered it, nothing of it waits. */
const mayStandAside = (s: Standing): boolean =>
  s.state === 'held' || (!s.ownerId && !s.firstAnsweredAt && (s.state === 'closed' || (s.state === 'waiting_for_them' && !s.awaitingSince)))

/** Written is answered: the clock stops now, and is put back if the reply does not arrive. */
const onItsWay = (s: Standing, outgoing: string, world: World): Standing =>
  awaitsThem({
    ...answered(s, world.now, world),
    beforeReply: s.beforeReply && !isLogged(s.beforeReply) ? s.beforeReply : remember(running(s, world), outgoing),
  })

/** What rests is answered as it would stand if it were woken: a reply that fails brings back no younger promise. */
function running(s: Standing, world: World): Standing {
  if (!s.awaitingSince) return s
  if (s.state === 'closed') return running(unrested(s, world), world)
  return s.state === 'snoozed' ? awaitsAgain(s, world) : s
}

function demandOpen(s: Standing): void {
  if (s.state === 'closed') throw new Refusal('conflict', 'is-closed', 'It is closed. Reopen it first.')
  if (s.state === 'held') throw new Refusal('conflict', 'is-held', 'It is held aside. Say that it is no spam first.')
}
