import { expect, test } from 'vitest'
import { AccountTrouble } from '../adapter.ts'
import { makeFetch, readAllowance } from './fetch.ts'

const names: Record<string, string> = {
  'bsky.social': '3.18.5.4',
  'pds.example.com': '203.0.114.9',
  localhost: '127.0.0.1',
  intranet: '10.0.0.7',
  'rebound.example': '169.254.169.254',
}
const resolve = (host: string) => Promise.resolve([{ address: names[host]!, family: 4 }])
/** Allowed is what is tried: nobody answers there, and the signal ends it. */
const isAllowed = (address: string, local: boolean) =>
  makeFetch(
    { local },
    undefined,
    resolve,
  )(address, { signal: AbortSignal.timeout(50) }).then(
    () => true,
    (error: unknown) => !(error instanceof AccountTrouble),
  )

test.each([
  ['https://bsky.social', true, true],
  ['https://pds.example.com:8443/x', true, true],
  ['http://bsky.social', false, false],
  ['http://localhost:2583', false, true],
  ['http://127.0.0.1:2583', false, true],
  ['http://[::1]:2583', false, true],
  ['https://localhost', false, true],
  ['https://169.254.169.254/latest/meta-data', false, false],
  ['https://rebound.example', false, false],
  ['https://10.0.0.7', false, false],
  ['https://[fd00::1]', false, false],
  ['https://intranet', false, false],
  ['http://10.0.0.7', false, false],
  ['file:///etc/passwd', false, false],
])('%s by an Aerie that others reach: %s; on this machine alone: %s', async (address, outside, local) => {
  expect([await isAllowed(address, false), await isAllowed(address, true)]).toEqual([outside, local])
})

test('what a server still allows is read from its headers', () => {
  const headers = new Headers({ 'ratelimit-limit': '3000', 'ratelimit-remaining': '7', 'ratelimit-reset': '1772442000' })
  expect(readAllowance(headers)).toEqual({ left: 7, limit: 3000, resetAt: new Date('2026-03-02T09:00:00Z') })
  expect(readAllowance(new Headers())).toBeNull()
})
