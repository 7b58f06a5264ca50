import { expect, test } from 'vitest'
import { OutsideError } from '#platform/outside/outside-error.ts'
import { Refusal } from '#platform/refusal.ts'
import { AccountTrouble } from '../adapter.ts'
import { mastodon } from '../mastodon/adapter.ts'
import { inPerson } from './credentials.ts'

const THERE = 'Mastodon cannot be reached there at the moment. Check what you entered, and try again in a while.'

test.each([
  ['a revoked token', new AccountTrouble('401', 'Sign in again.'), 'Sign in again.'],
  ['no such API', new AccountTrouble('no JSON', 'Enter another address.', { needsYou: false }), 'Enter another address.'],
  ['an outage', new AccountTrouble('503', 'The server does not answer at the moment; it is tried again.', { needsYou: false }), THERE],
  ['too many requests', new AccountTrouble('429', 'The server asks us to wait; it goes on by itself.', { needsYou: false }), THERE],
  ['no such server', new OutsideError('away', 'example.invalid does not answer (ENOTFOUND).'), THERE],
  ['a shut port', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), THERE],
])('whoever waits is told what to do, never that it mends itself: %s', (_, error, words) => {
  expect(inPerson(mastodon, error)).toMatchObject({ name: 'Refusal', code: 'channel-refused', message: words })
})

test('a fault of ours stays one', () => {
  for (const fault of [
    new TypeError('undefined is not a function'),
    Object.assign(new Error('bad'), { code: 'ERR_ASSERTION' }),
    Object.assign(new Error(), { code: '23505' }),
  ])
    expect(inPerson(mastodon, fault)).not.toBeInstanceOf(Refusal)
})
