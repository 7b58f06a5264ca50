import type { Log } from '../log.ts'

type Listener = (data: object) => void

/** Who listens for which signal. */
export interface Signals {
  on(name: string, listener: Listener): () => void
  /** Hands a signal, as it came over the wire, to those who listen for it. */
  hear(payload: string): void
}

/** A signal may come from a process of another version: one that is not understood costs a line in the log and not the process. */
export function makeSignals(log: Log): Signals {
  const listeners = new Map<string, Set<Listener>>()
  return {
    on(name, listener) {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener))
      return () => listeners.get(name)!.delete(listener)
    },
    hear(payload) {
      try {
        const { name, data } = JSON.parse(payload) as { name: string; data: object }
        for (const listener of listeners.get(name) ?? []) listener(data)
      } catch (error) {
        log.error({ err: error }, 'live: a signal was not understood')
      }
    },
  }
}
