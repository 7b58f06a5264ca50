import { useSyncExternalStore } from 'react'
import type { ItemEntry } from '../conversation.ts'

export type Assessment = NonNullable<ItemEntry['assessment']>

/** The message that is corrected, and the conversation it stands in. */
export interface Corrected {
  conversationId: string
  item: Pick<ItemEntry, 'id' | 'text'> & { assessment: Assessment }
}

let asked: Corrected | null = null
const watchers = new Set<() => void>()
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** Asks what is right about a message; null: the question goes away. */
export function askToCorrect(next: Corrected | null): void {
  asked = next
  for (const watcher of watchers) watcher()
}

/** What is asked now. */
export const useAsked = (): Corrected | null => useSyncExternalStore(watch, () => asked)
