/**
 * Watches over something that comes in turns: when none comes for `patience` ms it is asked to end, and the wait for it ends
 * with an error, whether it listens or not. @param patience null: it may take as long as it likes
 */
export function watchOver(signal: AbortSignal, patience: number | null) {
  const over = new AbortController()
  return {
    /** Ends with `signal`, or when patience does. */
    signal: AbortSignal.any([signal, over.signal]),
    async *over<T>(turns: AsyncIterable<T>): AsyncGenerator<T> {
      const iterator = turns[Symbol.asyncIterator]()
      try {
        for (;;) {
          const next = await inTime(iterator.next(), patience, over)
          if (next.done) return
          yield next.value
        }
      } finally {
        if (!over.signal.aborted) await iterator.return?.()
      }
    },
  }
}

async function inTime<T>(turn: Promise<T>, patience: number | null, over: AbortController): Promise<T> {
  if (patience === null) return turn
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    reject(new Error(`nothing was heard for ${Math.round(patience / 60_000)} minutes`))
    over.abort()
  }, patience)
  turn.catch(() => undefined) // when it fails too late, that it was silent was told
  return Promise.race([turn, promise]).finally(() => clearTimeout(timer))
}
