import { InfiniteQueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient, readAnew, readOn } from './queries.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('who reads on while a list is read anew sees what is new on it, and the next page', async () => {
  let first = ['a']
  const queryFn = async ({ pageParam }: { pageParam: number }) => {
    const page = pageParam === 0 ? first : ['z']
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    return page
  }
  const list = new InfiniteQueryObserver(queryClient, {
    queryKey: ['a list'],
    queryFn,
    initialPageParam: 0,
    getNextPageParam: (_, pages) => (pages.length < 2 ? pages.length : null),
  })
  const stop = list.subscribe(() => {})
  await vi.advanceTimersByTimeAsync(2_000)
  first = ['new', 'a']
  void readAnew({ queryKey: ['a list'] })
  await vi.advanceTimersByTimeAsync(500)
  void readOn(list.getCurrentResult())
  await vi.advanceTimersByTimeAsync(5_000)
  expect(list.getCurrentResult().data?.pages).toEqual([['new', 'a'], ['z']])
  stop()
})
