import { No } from './server.ts'

/** Waits between tries, ms: doubling, at most half a minute. */
const FIRST = 1_000
export const LONGEST = 30_000

/** Asking a server until it is reached, and waiting until that is worth while. */
export class Trying {
  isAway = false
  readonly #changed: () => void
  readonly #wakers = new Set<() => void>()

  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** Tries until the server was reached, or says a no that stays one. */
  async untilReached<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (let wait = FIRST; ; wait = Math.min(LONGEST, wait * 2)) {
      try {
        const done = await work()
        this.#away(false)
        return done
      } catch (error) {
        if (!(error instanceof No) || !error.isPassing || signal?.aborted) throw error
        if (error.code === 'away') this.#away(true)
        await this.rest(wait)
      }
    }
  }

  /** Waits; less, when the connection or the visitor comes back. */
  rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        this.#wakers.delete(done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      this.#wakers.add(done)
    })
  }

  /** It may be worth while again: the connection, or the visitor, is back. */
  wake(): void {
    for (const wake of this.#wakers) wake()
  }

  #away(isAway: boolean): void {
    if (this.isAway === isAway) return
    this.isAway = isAway
    this.#changed()
  }
}
