import { describe, expect, test } from 'vitest'
import type { Event } from './event.ts'
import { after, at, claire, theirs } from '../../../test/standing.ts'

describe('held aside', () => {
  const spam: [string, Event] = ['10:05', { what: 'theirs', at: at('10:00'), aside: { because: null } }]
  const held = after(spam)
  test('what is read as spam stands in no queue and has no clock, but is not forgotten', () => {
    expect(held).toMatchObject({ state: 'held', heldAt: at('10:05'), queuedAt: null, clockFrom: null, awaitingSince: at('10:00') })
    expect(after(spam, ['11:00', { what: 'theirs', at: at('10:59'), aside: { because: 'rule' } }])).toEqual(held)
  })
  test('said to be no spam it waits as if it had come normally, its clock from its arrival', () => {
    expect(after(spam, ['12:00', { what: 'not_spam', by: claire }])).toEqual({
      ...after(['10:05', { what: 'theirs', at: at('10:00') }]),
      queuedAt: at('12:00'),
    })
  })
  test('when they say more that is no spam, it waits by itself', () => {
    expect(after(spam, theirs('11:00'))).toMatchObject({ state: 'waiting_for_us', awaitingSince: at('10:00'), clockFrom: at('10:00'), heldAt: null })
  })
  test('closed as spam and opened again, it is held as it was; more spam after closing is held as well', () => {
    const closed: [string, Event] = ['10:30', { what: 'closed', by: claire, outcome: 'spam' }]
    expect(after(spam, closed, ['10:31', { what: 'reopened', by: claire }])).toEqual(held)
    expect(after(spam, closed, ['11:00', { what: 'theirs', at: at('11:00'), aside: { because: null } }])).toEqual(held)
    expect(after(spam, closed, theirs('11:00'))).toMatchObject({ state: 'waiting_for_us', heldAt: null })
  })
  test('what waits, has an owner or was answered is never held', () => {
    const more: [string, Event] = ['12:00', { what: 'theirs', at: at('12:00'), aside: { because: null } }]
    expect(after(theirs('10:00'), more).state).toBe('waiting_for_us')
    expect(after(theirs('10:00'), ['10:20', { what: 'replied', by: claire, outgoing: 'm' }], more).state).toBe('waiting_for_us')
  })
  test('an answer takes it out', () => {
    expect(after(spam, ['11:00', { what: 'replied', by: claire, outgoing: 'm' }])).toMatchObject({ state: 'waiting_for_them', heldAt: null, ownerId: claire })
    expect(after(spam, ['11:00', { what: 'ours', at: at('10:30'), newest: at('10:00') }])).toMatchObject({ state: 'waiting_for_them', heldAt: null })
  })
})
