import { expect, onTestFinished, test, vi } from 'vitest'
import { Calls } from './limits.ts'

test('calls are counted in a window that ends in its time, whatever the machine’s clock is set to', () => {
  let passed = 0
  const monotonic = vi.spyOn(performance, 'now').mockImplementation(() => passed)
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void (monotonic.mockRestore(), vi.useRealTimers()))
  const calls = new Calls()
  const count = (caller: string): number => {
    let told = 0
    calls.incr(caller, (_, said) => (told = said!.current), 60_000)
    return told
  }
  expect([count('a'), count('a'), count('b')]).toEqual([1, 2, 1])
  vi.setSystemTime(new Date(Date.now() - 3 * 3_600_000))
  passed = 59_000
  expect(count('a')).toBe(3)
  passed = 60_000
  expect([count('a'), count('b')]).toEqual([1, 1])
})

test('a crowd of callers takes no memory without end', () => {
  const calls = new Calls()
  const current: number[] = []
  for (let n = 0; n < 6_000; n++) calls.incr(`caller ${n}`, () => undefined, 60_000)
  for (const caller of ['caller 5999', 'caller 0']) calls.incr(caller, (_, said) => current.push(said!.current), 60_000)
  expect(current).toEqual([2, 1])
})
