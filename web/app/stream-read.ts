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
 * Reads the stream until told to stop. A cut one the browser resumes by itself, at its place; one it gave up on is opened
 * anew from now, and then everything on show may be old: `reset`.
 * @param missed something may have been missed before the first opening, too
 */
export function readStream(heard: Heard, signal: AbortSignal, missed = false): void {
  let isStale = missed
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
