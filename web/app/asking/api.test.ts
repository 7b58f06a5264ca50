import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addressOf, api } from './api.ts'

const ID = '01a20229-0584-72f0-94bf-b33685b5209d'
const claim = () => api('POST /conversations/:id/claim', { params: { id: ID } })
const problem = (status: number, code: string) => new Response(JSON.stringify({ code, detail: 'Look again.', ownerId: 'x' }), { status })

let answers: (Response | Error)[]
const asked: { address: string; key: string | null }[] = []

beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
  vi.stubGlobal('fetch', (address: string, request: RequestInit) => {
    asked.push({ address, key: new Headers(request.headers).get('idempotency-key') })
    const answer = answers.shift()!
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('an address is filled in and its query kept to what was given', () => {
  expect(addressOf('/people/:id/timeline', { id: 'a b' }, { after: undefined, limit: 20 })).toBe('/api/v1/people/a%20b/timeline?limit=20')
})

test('a write that meets an outage is tried again under the same key', async () => {
  answers = [new TypeError('cut'), problem(503, 'database-away'), new Response('{"id":"1"}')]
  const done = claim()
  await vi.runAllTimersAsync()
  expect(await done).toEqual({ id: '1' })
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1)
  expect(asked).toHaveLength(3)
})

test('a refusal is not tried again, and tells its code, sentence and more', async () => {
  answers = [problem(409, 'already-owned')]
  await expect(claim()).rejects.toMatchObject({ status: 409, code: 'already-owned', detail: 'Look again.', more: { ownerId: 'x' } })
  expect(asked).toHaveLength(1)
})

test('a read carries no key and is left to the cache to try again', async () => {
  answers = [new TypeError('cut')]
  await expect(api('GET /me')).rejects.toMatchObject({ status: 0, code: 'offline' })
  expect(asked).toEqual([{ address: '/api/v1/me', key: null }])
})

test('what stands before the server may answer anything', async () => {
  answers = [new Response('<html>Bad gateway</html>', { status: 404, statusText: 'Not Found' })]
  await expect(api('GET /me')).rejects.toMatchObject({ code: 'status-404' })
})
