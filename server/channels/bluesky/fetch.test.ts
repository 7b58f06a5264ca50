import { expect, test } from 'vitest'
import { mayReach, readAllowance } from './fetch.ts'

test.each([
  ['https://bsky.social', true, true],
  ['https://pds.example.com:8443/x', true, true],
  ['http://bsky.social', false, false],
  ['http://localhost:2583', false, true],
  ['http://127.0.0.1:2583', false, true],
  ['http://[::1]:2583', false, true],
  ['https://localhost', false, true],
  ['https://169.254.169.254/latest/meta-data', false, true],
  ['https://10.0.0.7', false, true],
  ['https://172.20.1.1', false, true],
  ['https://[fd00::1]', false, true],
  ['https://intranet', false, true],
  ['http://10.0.0.7', false, false],
  ['file:///etc/passwd', false, false],
])('%s from outside: %s, from an Aerie on this machine: %s', (address, outside, local) => {
  expect([mayReach(address, { local: false }), mayReach(address, { local: true })]).toEqual([outside, local])
})

test('what a server still allows is read from its headers', () => {
  const headers = new Headers({ 'ratelimit-limit': '3000', 'ratelimit-remaining': '7', 'ratelimit-reset': '1772442000' })
  expect(readAllowance(headers)).toEqual({ left: 7, limit: 3000, resetAt: new Date('2026-03-02T09:00:00Z') })
  expect(readAllowance(new Headers())).toBeNull()
})
