import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#platform/refusal.ts'
import type { Standing } from './conversation.ts'
import type { Event } from './event.ts'
import { step } from './state.ts'
import { after, at, claire, minutes, omar, plain, RESTING, theirs, world } from '../../../test/standing.ts'

describe('they write', () => {
  test('a question waits in the queue, and the clock runs from when it was written', () => {
    expect(after(['10:05', { what: 'theirs', at: at('10:00') }])).toMatchObject({
      state: 'waiting_for_us',
      awaitingSince: at('10:00'),
      clockFrom: at('10:00'),
      queuedAt: at('10:05'),
      ownerId: null,
    })
  })
  test('a network whose clock is ahead buys no time', () => {
    expect(after(['10:00', { what: 'theirs', at: at('11:00') }]).clockFrom).toEqual(at('10:00'))
  })
  test('more of theirs moves nothing; an older one that came late moves the start back', () => {
    expect(after(theirs('10:00'), theirs('10:30'))).toMatchObject({ awaitingSince: at('10:00'), clockFrom: at('10:00') })
    expect(after(theirs('10:00'), ['10:30', { what: 'theirs', at: at('09:00') }])).toMatchObject({ awaitingSince: at('09:00'), clockFrom: at('09:00') })
  })
  test('a closed conversation opens and keeps its owner, with a new promise of a solution', () => {
    const s = after(
      theirs('10:00'),
      ['10:10', { what: 'claimed', by: claire }],
      ['11:00', { what: 'closed', by: claire, outcome: 'answered' }],
      theirs('12:00'),
    )
    expect(s).toMatchObject({
      state: 'waiting_for_us',
      ownerId: claire,
      queuedAt: null,
      closedAt: null,
      outcome: null,
      clockFrom: at('12:00'),
      responseSpent: 0,
      resolutionSpent: 0,
    })
  })
  test('a closed conversation whose owner left goes to the queue', () => {
    const s = after(
      theirs('10:00'),
      ['10:10', { what: 'claimed', by: claire }],
      ['11:00', { what: 'closed', by: claire, outcome: 'answered' }],
      ['12:00', { what: 'theirs', at: at('12:00') }, [claire]],
    )
    expect(s).toMatchObject({ state: 'waiting_for_us', ownerId: null, queuedAt: at('12:00') })
  })
  test('what was written before our answer from elsewhere is answered, however late it comes in', () => {
    const s = after(['12:00', { what: 'ours', at: at('11:00'), newest: null }], ['12:01', { what: 'theirs', at: at('10:00') }])
    expect(s).toMatchObject({ state: 'waiting_for_them', awaitingSince: null, firstAnsweredAt: at('11:00') })
  })
  test('what was written before our answer through Aerie, and came in after it, waits: nobody saw it', () => {
    const s = after(theirs('10:00'), ['10:20', { what: 'replied', by: claire, outgoing: 'm' }], ['10:21', { what: 'theirs', at: at('10:19') }])
    expect(s).toMatchObject({ state: 'waiting_for_us', awaitingSince: at('10:19') })
  })
})

describe('they take back what they wrote', () => {
  const withdrawn = (time: string, next: string | null = null): [string, Event] => [time, { what: 'withdrawn', next: next === null ? null : at(next) }]

  test('all of it: nobody waits, whoever has it keeps it, and nothing of the promise is used up', () => {
    const s = after(theirs('10:00'), ['10:10', { what: 'claimed', by: claire }], withdrawn('10:30'))
    expect(s).toEqual({ ...RESTING, ownerId: claire })
  })
  test('who writes again has the whole promise', () => {
    expect(after(theirs('10:00'), withdrawn('10:30'), theirs('10:40'))).toEqual(after(['10:40', { what: 'theirs', at: at('10:40') }]))
  })
  test('the oldest of several: the promise counts from the next', () => {
    expect(after(theirs('10:00'), theirs('10:20'), withdrawn('10:30', '10:20'))).toEqual({ ...after(theirs('10:20')), queuedAt: at('10:00') })
  })
  test('what it took to solve the matter before is not forgotten', () => {
    const s = after(theirs('10:00'), ['10:20', { what: 'replied', by: claire, outgoing: 'm' }], theirs('11:00'), withdrawn('11:30'))
    expect(s).toMatchObject({ state: 'waiting_for_them', resolutionSpent: minutes(20), firstAnsweredAt: at('10:20') })
  })
  test.each([
    { what: 'snoozed', by: claire, until: at('12:00') },
    { what: 'closed', by: claire, outcome: 'spam' },
  ] satisfies Event[])('what is $what stays so, and brings no question back', (rest) => {
    const s = after(theirs('10:00'), ['10:10', rest], withdrawn('10:30'))
    expect(s).toMatchObject({ state: rest.what, awaitingSince: null, responseSpent: 0 })
    expect(step(s, rest.what === 'closed' ? { what: 'reopened', by: claire } : { what: 'woken', by: claire }, world('10:40')).to.state).toBe('waiting_for_them')
  })
  test('what is held aside stays so: it has no clock', () => {
    const held = after(['10:00', { what: 'theirs', at: at('10:00'), aside: { because: null } }])
    expect(step(held, { what: 'withdrawn', next: null }, world('10:30')).to).toEqual(held)
  })
})

describe('we write', () => {
  test('outside Aerie: what was said until then is answered', () => {
    expect(after(theirs('10:00'), ['10:20', { what: 'ours', at: at('10:15'), newest: at('10:00') }])).toMatchObject({
      state: 'waiting_for_them',
      awaitingSince: null,
      firstAnsweredAt: at('10:15'),
      resolutionSpent: minutes(15),
    })
  })
  test('outside Aerie, before their newest: that one still waits', () => {
    const s = after(theirs('10:00'), theirs('10:30'), ['10:40', { what: 'ours', at: at('10:15'), newest: at('10:30') }])
    expect(s).toMatchObject({ state: 'waiting_for_us', awaitingSince: at('10:30'), clockFrom: at('10:30'), responseSpent: 0 })
  })
  test('a reply stops the clock when it is written, and makes it its writer’s', () => {
    const s = after(theirs('10:00'), ['10:20', { what: 'replied', by: claire, outgoing: 'm' }])
    expect(s).toMatchObject({ state: 'waiting_for_them', ownerId: claire, clockFrom: null, firstAnsweredAt: at('10:20'), beforeReply: { outgoing: 'm' } })
  })
  test('a reply that fails brings the conversation back with its old clock', () => {
    const before = after(theirs('10:00'))
    const s = after(theirs('10:00'), ['10:20', { what: 'replied', by: claire, outgoing: 'm' }], ['10:25', { what: 'reply_failed', outgoing: 'm' }])
    expect(s).toEqual({ ...before, ownerId: claire, queuedAt: null })
  })
  test('a reply that is taken back leaves things as they were, also if it closed', () => {
    const before = after(theirs('10:00'), ['10:01', { what: 'claimed', by: claire }])
    const s = after(
      theirs('10:00'),
      ['10:01', { what: 'claimed', by: claire }],
      ['10:20', { what: 'replied', by: claire, outgoing: 'm' }],
      ['10:20', { what: 'closed', by: claire, outcome: 'answered' }],
      ['10:20', { what: 'reply_taken_back', outgoing: 'm' }],
    )
    expect(s).toEqual(before)
  })
  test('a reply that fails after they wrote again: the older question counts', () => {
    const s = after(theirs('10:00'), ['10:20', { what: 'replied', by: claire, outgoing: 'm' }], theirs('10:22'), [
      '10:25',
      { what: 'reply_failed', outgoing: 'm' },
    ])
    expect(s).toMatchObject({ state: 'waiting_for_us', awaitingSince: at('10:00'), clockFrom: at('10:00'), firstAnsweredAt: null })
  })
  test('once it is sent nothing is remembered; a later failure of another still comes back to us', () => {
    const sent = after(theirs('10:00'), ['10:20', { what: 'replied', by: claire, outgoing: 'm' }], ['10:21', { what: 'reply_sent', outgoing: 'm' }])
    expect(sent.beforeReply).toBeNull()
    expect(step(sent, { what: 'reply_failed', outgoing: 'n' }, world('10:30')).to).toMatchObject({ state: 'waiting_for_us', clockFrom: at('10:30') })
  })
  test('a failed reply that is tried again answers', () => {
    const s = after(
      theirs('10:00'),
      ['10:20', { what: 'replied', by: claire, outgoing: 'm' }],
      ['10:25', { what: 'reply_failed', outgoing: 'm' }],
      ['10:30', { what: 'reply_retried', by: claire, outgoing: 'm' }],
    )
    expect(s).toMatchObject({ state: 'waiting_for_them', beforeReply: { outgoing: 'm', awaitingSince: at('10:00').toISOString() } })
  })
})

describe('refusals', () => {
  const mine = after(theirs('10:00'), ['10:01', { what: 'claimed', by: claire }])
  const closed = after(theirs('10:00'), ['10:20', { what: 'closed', by: claire, outcome: 'spam' }])
  const cases: [why: string, s: Standing, event: Event, code: string][] = [
    ['a second claim', mine, { what: 'claimed', by: omar }, 'already-owned'],
    ['taking over from who has it no more', mine, { what: 'taken_over', by: omar, from: 'noor' }, 'owner-changed'],
    ['releasing what nobody has', after(theirs('10:00')), { what: 'released', by: omar }, 'not-owned'],
    ['snoozing into the past', mine, { what: 'snoozed', by: claire, until: at('09:00') }, 'snooze-is-past'],
    ['snoozing beyond a year', mine, { what: 'snoozed', by: claire, until: new Date('9999-01-01T00:00:00Z') }, 'snooze-too-long'],
    ['waking what is awake', mine, { what: 'woken', by: claire }, 'not-snoozed'],
    ['closing twice', closed, { what: 'closed', by: claire, outcome: 'spam' }, 'already-closed'],
    ['saying of what waits that it is no spam', mine, { what: 'not_spam', by: claire }, 'not-held'],
    ['claiming what is held aside', after(['10:00', { what: 'theirs', at: at('10:00'), aside: { because: null } }]), { what: 'claimed', by: omar }, 'is-held'],
    ['reopening what is open', mine, { what: 'reopened', by: claire }, 'not-closed'],
    ...(['claimed', 'taken_over', 'handed', 'released', 'snoozed'] as const).map(
      (what) =>
        [`${what} when closed`, closed, { what, by: omar, from: claire, memberId: omar, teamId: 'care', why: '', until: at('20:00') }, 'is-closed'] as [
          string,
          Standing,
          Event,
          string,
        ],
    ),
  ]
  test.each(cases)('%s', (_, s, event, code) => {
    expect(() => step(s, event, world('12:00'))).toThrow(expect.objectContaining({ code }))
  })
})

test('hands', () => {
  const mine = after(theirs('10:00'), ['10:01', { what: 'claimed', by: claire }])
  expect(step(mine, { what: 'taken_over', by: omar, from: claire }, world('10:02')).to.ownerId).toBe(omar)
  expect(step(mine, { what: 'released', by: claire }, world('10:02')).to).toMatchObject({ ownerId: null, queuedAt: at('10:02') })
  expect(step(mine, { what: 'handed', by: claire, memberId: null, teamId: 'sales', why: 'wants to buy' }, world('10:02')).to).toMatchObject({
    ownerId: null,
    teamId: 'sales',
    queuedAt: at('10:02'),
  })
  expect(step(mine, { what: 'member_removed', memberId: claire }, world('10:02')).to).toMatchObject({ ownerId: null, queuedAt: at('10:02') })
  expect(step(mine, { what: 'team_removed', teamId: 'care', into: 'all' }, world('10:02')).to).toMatchObject({ ownerId: claire, teamId: 'all' })
})

describe('whatever happens', () => {
  const who = fc.constantFrom(claire, omar)
  const event = (now: Date): fc.Arbitrary<Event> => {
    const near = fc.integer({ min: -3 * 60, max: 5 }).map((offset) => new Date(now.getTime() + minutes(offset)))
    return fc.oneof(
      fc.record({ what: fc.constant('theirs' as const), at: near, aside: fc.constantFrom(null, null, { because: null }, { because: 'rule' }) }),
      fc.record({ what: fc.constant('ours' as const), at: near, newest: fc.option(near) }),
      fc.record({ what: fc.constant('withdrawn' as const), next: fc.option(near) }),
      fc.constant<Event>({ what: 'automatic' }),
      fc.record({ what: fc.constant('claimed' as const), by: who }),
      fc.record({ what: fc.constant('taken_over' as const), by: who, from: who }),
      fc.record({ what: fc.constant('handed' as const), by: who, memberId: fc.option(who), teamId: fc.constantFrom('care', 'sales'), why: fc.constant('') }),
      fc.record({ what: fc.constant('released' as const), by: who }),
      fc.record({ what: fc.constant('snoozed' as const), by: who, until: fc.integer({ min: 1, max: 600 }).map((m) => new Date(now.getTime() + minutes(m))) }),
      fc.record({ what: fc.constant('closed' as const), by: who, outcome: fc.constant('answered' as const) }),
      fc.record({ what: fc.constantFrom('woken' as const, 'reopened' as const, 'not_spam' as const), by: who }),
      fc.record({ what: fc.constantFrom('replied' as const, 'reply_retried' as const), by: who, outgoing: fc.constantFrom('m', 'n') }),
      fc.record({ what: fc.constantFrom('reply_sent' as const, 'reply_failed' as const, 'reply_taken_back' as const), outgoing: fc.constantFrom('m', 'n') }),
      fc.record({ what: fc.constant('member_removed' as const), memberId: who }),
      fc.constantFrom<Event>({ what: 'team_removed', teamId: 'sales', into: 'care' }, { what: 'snooze_ended' }, { what: 'recomputed' }),
    )
  }
  const story = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 40 }).chain((gaps) => {
    let time = at('00:00').getTime()
    return fc.tuple(
      ...gaps.map((gap) => {
        const now = new Date((time += minutes(gap)))
        return fc.tuple(fc.constant(now), event(now))
      }),
    )
  })

  test('the law holds, and undo restores', () => {
    fc.assert(
      fc.property(story, (events) => {
        let s = RESTING
        for (const [now, one] of events) {
          s = stepOrStay(s, one, now)
          expect(breachOf(s)).toBeNull()
          expect(afterUndoOf({ what: 'closed', by: claire, outcome: 'spam' }, { what: 'reopened', by: claire }, s, now)).toEqual(s)
          const awake = s.state === 'snoozed' ? RESTING : s
          const until = new Date(now.getTime() + minutes(99))
          expect(afterUndoOf({ what: 'snoozed', by: claire, until }, { what: 'woken', by: claire }, awake, now)).toEqual(awake)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

/** The state after an event, the same if it was refused. */
function stepOrStay(s: Standing, event: Event, now: Date): Standing {
  try {
    return step(s, event, { now, worked: plain, isHere: () => true }).to
  } catch (error) {
    if (error instanceof Refusal) return s
    throw error
  }
}

/** The state after something was done and, half an hour later, taken back; the same if it was refused. */
function afterUndoOf(event: Event, undo: Event, s: Standing, now: Date): Standing {
  const done = stepOrStay(s, event, now)
  return done === s ? s : stepOrStay(done, undo, new Date(now.getTime() + minutes(30)))
}

/** The clause of the law that a state breaks; null: none. */
function breachOf(s: Standing): string | null {
  const waits = s.state === 'waiting_for_us'
  const clauses: [clause: string, holds: boolean][] = [
    ['an owner or a place in the queue, and not both', waits ? (s.ownerId === null) !== (s.queuedAt === null) : s.queuedAt === null],
    ['the clock runs exactly while it awaits us', (s.clockFrom !== null) === waits],
    ['what awaits us says since when', !waits || s.awaitingSince !== null],
    ['what waits for them has nothing unanswered', s.state !== 'waiting_for_them' || s.awaitingSince === null],
    ['what is snoozed says until when', (s.snoozedUntil !== null) === (s.state === 'snoozed')],
    ['what is closed says when and what came of it', (s.closedAt !== null && s.outcome !== null) === (s.state === 'closed')],
    ['what is held has no owner, and says since when and what waits', s.state !== 'held' || (!s.ownerId && !!s.heldAt && !!s.awaitingSince)],
    ['only what is held or was closed so is said to be held', s.heldAt === null || s.state === 'held' || s.state === 'closed'],
    ['no time is given back', s.responseSpent >= 0 && s.resolutionSpent >= 0],
  ]
  return clauses.find(([, holds]) => !holds)?.[0] ?? null
}
