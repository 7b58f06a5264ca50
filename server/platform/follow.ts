import { advance, type Reader } from './readers.ts'
import type { Platform } from './work.ts'

/** How often a reader looks though nobody woke it, and waits after trouble, ms. */
const LOOK_EVERY = 1_000
const AFTER_TROUBLE = 5_000

/** Lets every reader follow the log: woken by each new fact, each at its own pace, one in trouble not holding up the others. @returns stops, once what is at hand is done */
export function follow(platform: Platform, readers: readonly Reader[]): () => Promise<void> {
  const stops = readers.map((reader) => followOne(platform, reader))
  return async () => void (await Promise.all(stops.map((stop) => stop())))
}

function followOne({ db, live, log }: Platform, reader: Reader): () => Promise<void> {
  let stopped = false
  let woken = true
  let wake = (): void => undefined
  const unlisten = live.onFacts(() => {
    woken = true
    wake()
  })
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = (async () => {
    while (!stopped) {
      woken = false
      try {
        while (!stopped && (await advance(db, reader)) > 0);
        if (!woken && !stopped) await pause(LOOK_EVERY)
      } catch (error) {
        log.error({ err: error, reader: reader.name }, 'a reader of the fact log fails, and tries again')
        if (!stopped) await pause(AFTER_TROUBLE)
      }
    }
  })()
  return async () => {
    stopped = true
    unlisten()
    wake()
    await run
  }
}
