import { useSyncExternalStore } from 'react'

/** A short message at the edge of the screen. */
export interface Toast {
  id: number
  text: string
  kind: 'done' | 'problem'
  /** The way back, while it is on show. */
  undo: (() => void) | null
  /** How long it stays, ms. */
  stays: number
}

/** More at once would cover the work. */
const MOST = 4

let shown: readonly Toast[] = []
let made = 0
const watchers = new Set<() => void>()
const change = (next: readonly Toast[]): void => {
  shown = next
  for (const watcher of watchers) watcher()
}
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** The messages on show, oldest first. */
export const shownToasts = (): readonly Toast[] => shown
export const useToasts = (): readonly Toast[] => useSyncExternalStore(watch, shownToasts)

/** @returns its id */
export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = ++made
  change([...shown, { ...toast, id }].slice(-MOST))
  return id
}

export const hideToast = (id: number): void => change(shown.filter((toast) => toast.id !== id))
