import type { Connection } from './stream.ts'

/** Who is told what the stream says. */
export interface Heard {
  onEvent(event: 'fact' | 'presence' | 'reset', data: unknown): void
  onConnection(connection: Connection): void
}

const EVENTS = ['fact', 'presence', 'reset'] as const

/** Waits before a stream the browser gave up on is opened again, ms: quick at first, then gentle on a server that restarts. */
const waitBefore = (tries: number): number => Math.min(15_000, 500 * 2 ** tries) * (0.75 + Math.random() / 2)

/**
 * Reads the stream until told to stop. A cut one the browser resumes by itself, at its place. One that is opened anew tells
 * from now on, and whatever was read before that may be old: `reset`. So it is at the first opening, too: the screen has read
 * its lists by then, and what came between would show nowhere.
 */
export function readStream(heard: Heard, signal: AbortSignal): void {
  let isStale = true
  let tries = 0
  const open = (): void => {
    if (signal.aborted) return
    const source = new EventSource('/api/v1/stream')
    const stop = (): void => source.close()
    signal.addEventListener('abort', stop, { once: true })
    source.addEventListener('open', () => {
      if (isStale) heard.onEvent('reset', null)
      isStale = false
      tries = 0
      heard.onConnection('live')
    })
    for (const event of EVENTS) source.addEventListener(event, ({ data }: MessageEvent<string>) => heard.onEvent(event, data ? JSON.parse(data) : null))
    source.addEventListener('error', () => {
      heard.onConnection('away')
      if (source.readyState !== EventSource.CLOSED) return
      signal.removeEventListener('abort', stop)
      isStale = true
      setTimeout(open, waitBefore(tries))
      tries += 1
    })
  }
  open()
}
