import { readStream, type Heard } from './stream-read.ts'
import type { Connection } from './stream.ts'

export interface Link {
  close(): void
}

type Told = { event: 'fact' | 'presence' | 'reset'; data: unknown } | { connection: Connection } | { hello: true }

/**
 * One stream for all tabs: over HTTP/1.1 a browser opens six connections to a server at most, so a seventh tab with a
 * stream of its own would hang. The tab that holds the lock reads the stream and tells the others. Where the browser has
 * no locks (plain http) each tab reads for itself.
 */
export function openShared(heard: Heard): Link {
  const closing = new AbortController()
  const close = (): void => closing.abort()
  if (!('locks' in navigator)) {
    readStream(heard, closing.signal)
    return { close }
  }
  const others = new BroadcastChannel('aerie-stream')
  closing.signal.addEventListener('abort', () => others.close())
  const stopFollowing = follow(heard, others)
  tell(others, { hello: true })
  const hold = (): Promise<void> => {
    stopFollowing()
    return lead(heard, others, closing.signal)
  }
  navigator.locks.request('aerie-stream', { signal: closing.signal }, hold).catch((error: unknown) => {
    if (!closing.signal.aborted) throw error
  })
  return { close }
}

/** Hears from the tab that reads. @returns stops hearing: from now on one reads oneself */
function follow(heard: Heard, others: BroadcastChannel): () => void {
  const listen = ({ data }: MessageEvent<Told>): void => {
    if ('hello' in data) return
    if ('event' in data) heard.onEvent(data.event, data.data)
    else heard.onConnection(data.connection)
  }
  others.addEventListener('message', listen)
  return () => others.removeEventListener('message', listen)
}

/** Reads for all tabs until closed. A tab that opens later asks, and is told the state at once. */
function lead(heard: Heard, others: BroadcastChannel, signal: AbortSignal): Promise<void> {
  let state: Connection = 'connecting'
  const share = (told: Told): void => {
    if (!signal.aborted) tell(others, told)
  }
  others.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    if ('hello' in data) share({ connection: state })
  })
  const both: Heard = {
    onEvent: (event, data) => {
      heard.onEvent(event, data)
      share({ event, data })
    },
    onConnection: (connection) => {
      state = connection
      heard.onConnection(connection)
      share({ connection })
    },
  }
  readStream(both, signal)
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve())
  })
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel is its own origin's only
const tell = (others: BroadcastChannel, told: Told): void => others.postMessage(told)
