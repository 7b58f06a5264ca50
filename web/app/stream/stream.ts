import { useSyncExternalStore } from 'react'
import { openShared, type Link } from './stream-share.ts'

/** A fact as the live stream tells it: what happened, to what, by whom. Nothing one may not see is told. */
export interface LiveFact {
  kind: string
  by: string | null
  conversationId: string | null
  personId: string | null
  channelId: string | null
  at: string
}

/** Who is at a conversation right now. */
export interface LivePresence {
  conversationId: string
  member: { id: string; name: string }
  doing: 'looking' | 'typing' | 'gone'
}

/** `connecting`: for the first time. `away`: it was there and is not; it comes back by itself. */
export type Connection = 'connecting' | 'live' | 'away'

interface Listeners {
  fact: Set<(fact: LiveFact) => void>
  presence: Set<(presence: LivePresence) => void>
  /** Something may have been missed: what is on show must be read again. */
  reset: Set<() => void>
}
const listeners: Listeners = { fact: new Set(), presence: new Set(), reset: new Set() }
const watchers = new Set<() => void>()
let connection: Connection = 'connecting'
let link: Link | null = null

const tell = (event: 'fact' | 'presence' | 'reset', data: unknown): void => {
  for (const listener of listeners[event]) (listener as (data: unknown) => void)(data)
}

/** Opens the live stream, shared by all tabs of this browser; does nothing when it is open. */
export function openStream(): void {
  link ??= openShared({
    onEvent: tell,
    onConnection: (next) => {
      connection = next
      for (const watcher of watchers) watcher()
    },
  })
}

/** Closes the live stream: on signing out. */
export function closeStream(): void {
  link?.close()
  link = null
  connection = 'connecting'
}

/** Listens to the live stream. @returns stops listening */
export function subscribe<E extends keyof Listeners>(event: E, listener: Listeners[E] extends Set<infer L> ? L : never): () => void {
  const all = listeners[event] as Set<unknown>
  all.add(listener)
  return () => void all.delete(listener)
}

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** The state of the live stream, for the header and for screens that say what they show may be old. */
export const useConnection = (): Connection => useSyncExternalStore(watch, () => connection)
