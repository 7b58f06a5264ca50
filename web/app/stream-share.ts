import type { Connection } from './stream.ts'

export interface Link {
  close(): void
}
export interface Heard {
  onEvent(event: 'fact' | 'presence' | 'reset', data: unknown): void
  onConnection(connection: Connection): void
}

type Told = { event: 'fact' | 'presence' | 'reset'; data: unknown } | { connection: Connection } | { hello: true }

/** Waits before a stream the browser gave up on is opened again, ms: quick at first, then gentle on a server that restarts. */
const waitBefore = (tries: number): number => Math.min(15_000, 500 * 2 ** tries) * (0.75 + Math.random() / 2)

/**
 * One stream for all tabs: over HTTP/1.1 a browser opens six connections to a server at most, so a seventh tab with a
 * stream of its own would hang. The tab that holds the lock reads the stream and tells the others. Where the browser has
 * no locks (plain http) each tab reads for itself.
 */
export function openShared(heard: Heard): Link {
  const closing = new AbortController()
  if (!('locks' in navigator)) {
    readStream(heard, closing.signal)
    return { close: () => closing.abort() }
  }
  const others = new BroadcastChannel('aerie-stream')
  others.onmessage = ({ data }: MessageEvent<Told>) => {
    if ('event' in data) heard.onEvent(data.event, data.data)
    if ('connection' in data) heard.onConnection(data.connection)
  }
  others.postMessage({ hello: true } satisfies Told)
  closing.signal.addEventListener('abort', () => others.close())
  const hold = (): Promise<void> => lead(heard, others, closing.signal)
  navigator.locks.request('aerie-stream', { signal: closing.signal }, hold).catch((error: unknown) => {
    if (!closing.signal.aborted) throw error
  })
  return { close: () => closing.abort() }
}

/** Reads for all tabs until closed. A tab that opens later asks, and is told the state at once. */
function lead(heard: Heard, others: BroadcastChannel, signal: AbortSignal): Promise<void> {
  let state: Connection = 'connecting'
  const share = (told: Told): void => {
    if (!signal.aborted) others.postMessage(told)
  }
  others.onmessage = ({ data }: MessageEvent<Told>) => {
    if ('hello' in data) share({ connection: state })
  }
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
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
}

/** Reads the stream until told to stop. The browser resumes a cut one by itself; one it gave up on is opened anew, and then all is stale. */
function readStream(heard: Heard, signal: AbortSignal): void {
  let tries = 0
  let opened = false
  const open = (): void => {
    if (signal.aborted) return
    const source = new EventSource('/api/v1/stream')
    const stop = (): void => source.close()
    signal.addEventListener('abort', stop, { once: true })
    source.addEventListener('open', () => {
      if (opened && tries > 0) heard.onEvent('reset', null)
      opened = true
      tries = 0
      heard.onConnection('live')
    })
    for (const event of ['fact', 'presence', 'reset'] as const) source.addEventListener(event, ({ data }: MessageEvent<string>) => heard.onEvent(event, data ? JSON.parse(data) : null))
    source.addEventListener('error', () => {
      heard.onConnection('away')
      if (source.readyState !== EventSource.CLOSED) return
      signal.removeEventListener('abort', stop)
      setTimeout(open, waitBefore(tries++))
    })
  }
  open()
}
