import { expect, test } from 'vitest'
import { after, at, claire, minutes, omar, theirs, world } from '../../../test/standing.ts'
import type { Standing } from './conversation.ts'
import type { Event } from './event.ts'
import { step } from './state.ts'

test('the clock stands still while it is snoozed, and goes on with what is left', () => {
  const s = after(theirs('10:00'), ['10:20', { what: 'snoozed', by: claire, until: at('15:00') }], ['15:00', { what: 'snooze_ended' }])
  expect(s).toMatchObject({ state: 'waiting_for_us', awaitingSince: at('10:00'), clockFrom: at('15:00'), responseSpent: minutes(20), snoozedUntil: null })
})
test('a snoozed conversation that waited for them needs us when its time is up, but not when it is woken by hand', () => {
  const snoozed: [string, Event][] = [['10:20', { what: 'snoozed', by: claire, until: at('15:00') }]]
  expect(after(...snoozed, ['15:00', { what: 'snooze_ended' }])).toMatchObject({ state: 'waiting_for_us', awaitingSince: at('15:00') })
  expect(after(...snoozed, ['11:00', { what: 'woken', by: claire }])).toMatchObject({ state: 'waiting_for_them', awaitingSince: null, snoozedUntil: null })
})
test('they wake it', () => {
  expect(after(theirs('10:00'), ['10:20', { what: 'snoozed', by: claire, until: at('15:00') }], theirs('11:00'))).toMatchObject({
    state: 'waiting_for_us',
    awaitingSince: at('10:00'),
    clockFrom: at('11:00'),
    responseSpent: minutes(20),
  })
})
const closed: [string, Event] = ['10:20', { what: 'closed', by: claire, outcome: 'spam' }]
test.each(['10:21', '23:00'])('reopening undoes closing, at %s: the clock ran on, since they waited', (time) => {
  expect(after(theirs('10:00'), closed, [time, { what: 'reopened', by: claire }])).toEqual(after(theirs('10:00')))
})
test('reopening what was closed while it was snoozed lets it rest again', () => {
  const snoozed: [string, Event] = ['10:10', { what: 'snoozed', by: omar, until: at('15:00') }]
  const s = after(theirs('10:00'), snoozed, closed, ['10:21', { what: 'reopened', by: claire }])
  expect(s).toMatchObject({ state: 'snoozed', snoozedUntil: at('15:00'), snoozedBy: omar, closedAt: null })
  expect(step(s, { what: 'snooze_ended' }, world('15:00')).to).toMatchObject({ clockFrom: at('15:00'), responseSpent: minutes(10) })
})
const snoozed: [string, Event] = ['10:20', { what: 'snoozed', by: claire, until: at('15:00') }]
test('waking within an hour takes the snooze back; later what is left of the promise runs on', () => {
  expect(after(theirs('10:00'), snoozed, ['11:19', { what: 'woken', by: claire }])).toEqual(after(theirs('10:00')))
  expect(after(theirs('10:00'), snoozed, ['11:20', { what: 'woken', by: claire }])).toMatchObject({ clockFrom: at('11:20'), responseSpent: minutes(20) })
})
test.each<[string, Event]>([
  ['15:00', { what: 'snooze_ended' }],
  ['14:00', { what: 'woken', by: claire }],
  ['14:00', { what: 'theirs', at: at('14:00') }],
])('no snooze hides what was broken: at %s, %o', (time, event) => {
  const broken: Standing = { ...after(theirs('10:00')), breachedAt: at('10:15') }
  const asleep = step(broken, snoozed[1], world('10:20')).to
  expect(step(asleep, event, world(time)).to).toEqual(broken)
})
test('a reply to what was snoozed broken, and failed, leaves it broken since then', () => {
  const broken: Standing = { ...after(theirs('10:00')), breachedAt: at('10:15') }
  const replied = step(step(broken, snoozed[1], world('10:20')).to, { what: 'replied', by: claire, outgoing: 'm' }, world('12:00')).to
  expect(step(replied, { what: 'reply_failed', outgoing: 'm' }, world('12:05')).to).toEqual({ ...broken, ownerId: claire, queuedAt: null })
})
