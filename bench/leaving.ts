/** What must be cleared away when the run is broken off: servers and folders of the benchmarks. */
const open = new Set<AsyncDisposable>()

/** Has a thing cleared away when the run is told to stop, unless it was before. Clearing away twice must be the same as once. */
export function clearAtEnd<T extends AsyncDisposable>(thing: T): T {
  open.add(thing)
  return thing
}

/** Clears everything away on Ctrl-C, the newest first, and ends. */
export function leaveNothingBehind(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      void clear().finally(() => process.exit(130))
    })
}

async function clear(): Promise<void> {
  for (const thing of [...open].toReversed()) await Promise.resolve(thing[Symbol.asyncDispose]()).catch(() => undefined)
}
