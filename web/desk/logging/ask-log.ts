import { useSyncExternalStore } from 'react'

let isAsked = false
const watchers = new Set<() => void>()
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** Opens the form for a call, a letter, a visit or an event, or closes it. */
export function askToLog(asked: boolean): void {
  isAsked = asked
  for (const watcher of watchers) watcher()
}

export const useLogAsked = (): boolean => useSyncExternalStore(watch, () => isAsked)
