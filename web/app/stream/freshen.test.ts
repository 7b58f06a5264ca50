import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveFact } from './stream.ts'

type Listener = (fact: LiveFact) => void
const told = vi.hoisted(() => ({ fact: new Set<Listener>(), reset: new Set<Listener>() }))
vi.mock('./stream.ts', () => ({
  subscribe: (event: 'fact' | 'reset', listener: Listener) => {
    told[event].add(listener)
    return () => void told[event].delete(listener)
  },
}))
const { freshenByFacts, isStale } = await import('./freshen.ts')
const { queryClient } = await import('../asking/queries.ts')

const fact = (more: Partial<LiveFact> = {}): LiveFact => ({
  kind: 'conversation.joined',
  by: null,
  conversationId: 'c',
  personId: 'p',
  channelId: 'm',
  at: '2026-11-23T10:00:00Z',
  ...more,
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a conversation that went out of sight makes the timelines of people stale, for it is not told whose it was', () => {
  const gone = fact({ kind: 'conversation.gone', personId: null, channelId: null })
  expect(isStale(['GET /people/:id/timeline', { params: { id: 'anybody' } }], gone)).toBe(true)
  expect(isStale(['GET /conversations/:id', { params: { id: 'c' } }], gone)).toBe(true)
  expect(isStale(['GET /conversations/:id', { params: { id: 'another' } }], gone)).toBe(false)
})

test('so does an item whose author took it back: its words leave the timeline, too', () => {
  const deleted = fact({ kind: 'item.deleted', personId: null })
  expect(isStale(['GET /people/:id/timeline', { params: { id: 'anybody' } }], deleted)).toBe(true)
  expect(isStale(['GET /people/:id/timeline', { params: { id: 'anybody' } }], fact())).toBe(false)
})

test('a stream of facts cuts no read short, and the last fact is read after', async () => {
  let [begun, ended] = [0, 0]
  const read = async ({ signal }: { signal: AbortSignal }): Promise<number> => {
    begun++
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    if (!signal.aborted) ended++
    return ended
  }
  const stop = freshenByFacts()
  const stopReading = new QueryObserver(queryClient, { queryKey: ['GET /conversations', {}], queryFn: read }).subscribe(() => {})
  await vi.advanceTimersByTimeAsync(2_000)
  for (let n = 0; n < 100; n++) {
    for (const tell of told.fact) tell(fact())
    await vi.advanceTimersByTimeAsync(100)
  }
  await vi.advanceTimersByTimeAsync(10_000)
  expect(ended).toBe(begun)
  expect(begun).toBeGreaterThan(3)
  expect(begun).toBeLessThan(10)
  stopReading()
  stop()
})

test.each(['fact', 'reset'] as const)('what came while a list was read for the first time is on it: %s', async (event) => {
  let [there, shown] = [1, 0]
  const read = async (): Promise<number> => {
    const found = there
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    return found
  }
  const stop = freshenByFacts()
  const stopReading = new QueryObserver(queryClient, { queryKey: ['GET /conversations', { event }], queryFn: read }).subscribe(
    ({ data }) => void (shown = data ?? 0),
  )
  await vi.advanceTimersByTimeAsync(1_000)
  there = 2
  for (const tell of told[event]) tell(fact())
  await vi.advanceTimersByTimeAsync(10_000)
  expect(shown).toBe(2)
  stopReading()
  stop()
})

test.each([
  [['GET /conversations', { query: {} }, 'pages'], {}, true],
  [['GET /conversations/:id', { params: { id: 'c' } }], {}, true],
  [['GET /topics/found'], {}, true],
  [['GET /conversations/:id', { params: { id: 'other' } }], {}, false],
  [['GET /conversations/:id', { params: { id: 'c' } }], { kind: 'channel.failing' }, false],
])('%j is stale after %j: %s', (key, more, stale) => expect(isStale(key, fact(more))).toBe(stale))
