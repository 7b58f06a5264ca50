import { setTimeout as sleep } from 'node:timers/promises'

/** Something that is done again and again, at once when woken, and comes to an end. */
export interface Round {
  wake(): void
  /** Stops, once what is at hand is done. */
  stop(): Promise<void>
}

/** Goes on for ever: `turn` does a piece and says how long to rest, ms; being woken ends the rest, or the next one if it comes while busy. */
export function goRound(turn: (woken: boolean) => Promise<number>): Round {
  const ending = new AbortController()
  let rest = new AbortController()
  let woken = false
  const go = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      rest = new AbortController()
      const wasWoken = woken
      woken = false
      const ms = await turn(wasWoken)
      if (!woken && !ending.signal.aborted && ms > 0) await sleep(ms, undefined, { signal: rest.signal }).catch(() => undefined) // woken
    }
  }
  const going = go()
  const wake = (): void => {
    woken = true
    rest.abort()
  }
  return {
    wake,
    async stop() {
      ending.abort()
      wake()
      await going
    },
  }
}
