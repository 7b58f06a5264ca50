import { XRPCError } from '@atproto/api'
import { expect, test } from 'vitest'
import { asTrouble } from './trouble.ts'

test.each([
  [401, 'AuthenticationRequired', 'Invalid identifier or password', true, 'app password is wrong'],
  [401, 'AuthFactorTokenRequired', 'A sign in code was sent', true, 'Make a new app password'],
  [400, 'InvalidToken', 'Bad token method', true, 'may not do that'],
  [400, 'ExpiredToken', 'Token has expired', false, 'signing in again'],
  [401, 'AccountTakedown', 'Account has been taken down', true, 'taken this account down'],
  [502, 'UpstreamFailure', 'bad gateway', false, 'tried again'],
  [400, 'InvalidRequest', 'Record/text must not be longer than 300 graphemes', true, 'must not be longer'],
])('%i %s: %s', (status, error, message, needsYou, advice) => {
  expect(asTrouble(new XRPCError(status, error, message))).toMatchObject({ needsYou, advice: expect.stringContaining(advice) })
})

test('too many requests: waits as long as the server says, by its own clock', () => {
  const headers = { date: 'Mon, 02 Mar 2026 09:00:00 GMT', 'ratelimit-reset': String(Date.parse('2026-03-02T09:02:00Z') / 1000) }
  expect(asTrouble(new XRPCError(429, 'RateLimitExceeded', 'slow down', headers))).toMatchObject({ needsYou: false, retryAfter: 120_000 })
  expect(asTrouble(new XRPCError(429, 'RateLimitExceeded', 'slow down'))).toMatchObject({ retryAfter: 60_000 })
})

test('what is not the network’s is left as it is', () => {
  const fault = new TypeError('a bug')
  expect(asTrouble(fault)).toBe(fault)
})
