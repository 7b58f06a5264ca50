import { useSyncExternalStore } from 'react'
import { MINE } from '../app/asking/mine.ts'

/** What this person looked at, on this device: conversation → its last item then. */
const KEPT = `${MINE}seen`
/** Older ones are forgotten; they count as seen long ago. */
const AT_MOST = 600

const read = (): Record<string, string> => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {}
  } catch {
    return {}
  }
}

let seen = read()
const watchers = new Set<() => void>()
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** Remembers that the conversation was looked at as it is now. */
export function markSeen(id: string, lastItemAt: string): void {
  if ((seen[id] ?? '') >= lastItemAt) return
  seen = Object.fromEntries([...Object.entries(seen).filter(([other]) => other !== id), [id, lastItemAt] as const].slice(-AT_MOST))
  localStorage.setItem(KEPT, JSON.stringify(seen))
  for (const watcher of watchers) watcher()
}

/** Was anything said since this person last looked? True for what was never opened here. */
export const useIsNew = (id: string, lastItemAt: string): boolean => useSyncExternalStore(watch, () => (seen[id] ?? '') < lastItemAt)
