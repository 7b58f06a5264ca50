import { advance, type Reader } from './readers.ts'
import type { Platform } from '../work.ts'
import { goRound } from './round.ts'

/** How often a reader looks though nobody woke it, and waits after trouble, ms. */
const LOOK_EVERY = 1_000
const AFTER_TROUBLE = 5_000

/** Lets every reader follow the log: woken by each new fact, each at its own pace, one in trouble not holding up the others. @returns stops, once what is at hand is done */
export function followReaders(platform: Platform, readers: readonly Reader[]): () => Promise<void> {
  const stops = readers.map((reader) => follow(platform, reader))
  return async () => void (await Promise.all(stops.map((stop) => stop())))
}

function follow({ db, live, log }: Platform, reader: Reader): () => Promise<void> {
  const round = goRound(async () => {
    try {
      return (await advance(db, reader)) > 0 ? 0 : LOOK_EVERY
    } catch (error) {
      log.error({ err: error, reader: reader.name }, 'a reader of the fact log fails, and tries again')
      return AFTER_TROUBLE
    }
  })
  const unlisten = live.onFacts(() => round.wake())
  return () => {
    unlisten()
    return round.stop()
  }
}
