import { expect, test } from 'vitest'
import { watchOver } from './watch-over.ts'

const never = new AbortController().signal
async function* turns(wait: (nth: number) => Promise<unknown>): AsyncGenerator<number> {
  for (let nth = 0; nth < 3; nth++) {
    await wait(nth)
    yield nth
  }
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('what comes in time is handed on', async () => {
  const watch = watchOver(never, 10_000)
  expect(await Array.fromAsync(watch.over(turns(() => pause(1))))).toEqual([0, 1, 2])
  expect(watch.signal.aborted).toBe(false)
})

test('who says nothing, or drips without ever ending a turn, is asked to end, and not waited for', async () => {
  const watch = watchOver(never, 60)
  const drip = async (nth: number): Promise<void> => {
    if (nth === 1) for (let byte = 0; byte < 2_000; byte++) await pause(5)
  }
  const heard: number[] = []
  const listen = async (): Promise<void> => {
    for await (const one of watch.over(turns(drip))) heard.push(one)
  }
  await expect(listen()).rejects.toThrow('nothing was heard')
  expect(heard).toEqual([0])
  expect(watch.signal.aborted).toBe(true)
})

test('without a bound it may take as long as it likes', async () => {
  const watch = watchOver(never, null)
  expect(await Array.fromAsync(watch.over(turns(() => pause(20))))).toHaveLength(3)
})
