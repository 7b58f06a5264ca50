import type { WebSocket } from 'ws'
import { openSocketOutside, type SocketOptions } from '#platform/outside/socket-outside.ts'
import { makeBell } from '../../bell.ts'

/** What of a stream may wait to be looked at, messages; from here on the socket is not read, until half of them are done. */
const MOST = 2_000
/** What is looked at in one go, messages: a few ms. */
const AT_ONCE = 250
/** The longest wait before a stream that broke is opened again, ms. */
const LONGEST = 60_000
/** A record has at most some 20 kB; what is larger is no post. */
const LARGEST = 256 * 1024

export interface TapOptions {
  /** Where to go on, µs since 1970, when it is opened now; null: from now on. */
  from(): number | null
  /** A stream that tells nothing for so long, or nothing that means anything, is dead, whatever its socket says, ms. */
  silence: number
  allowed: SocketOptions['allowed']
  userAgent: string
  now(): Date
}

/** An open stream of messages. */
export interface Tap {
  /** The next messages, in order; null: it ended. */
  next(): Promise<string[] | null>
  /** Of what came last something meant something: it is such a stream. */
  understood(): void
  /** When the stream that stands now was opened, ms; null: none stands. */
  openedAt(): number | null
  /** Since when nothing is heard although we ask, by performance.now(); null: all is well. */
  deafSince(): number | null
  /** How many messages wait to be looked at. */
  held(): number
}

/**
 * Keeps one of these streams open until `signal` aborts: the next of them when one breaks, is refused or falls silent. What
 * comes in waits here, a bounded number: a slow listener slows the stream down, and is never buried by it.
 */
export function openTap(addresses: readonly string[], options: TapOptions, signal: AbortSignal): Tap {
  const bell = makeBell(signal)
  const state: State = { messages: [], socket: null, openedAt: null, deafSince: performance.now(), failures: 0, way: 0, heardAt: 0, understoodAt: 0 }
  void keepOpen(addresses, options, state, bell.ring, signal)
  return {
    async next() {
      while (state.messages.length === 0 && !signal.aborted) await bell.wait(60_000)
      if (signal.aborted) return null
      const some = state.messages.splice(0, AT_ONCE)
      if (state.messages.length < MOST / 2 && state.socket?.isPaused) listenAgain(state)
      return some
    },
    understood: () => void Object.assign(state, { understoodAt: performance.now(), failures: 0, deafSince: null }),
    openedAt: () => state.openedAt,
    deafSince: () => state.deafSince,
    held: () => state.messages.length,
  }
}

interface State {
  messages: string[]
  socket: WebSocket | null
  openedAt: number | null
  deafSince: number | null
  failures: number
  /** Which of the addresses is tried. */
  way: number
  heardAt: number
  understoodAt: number
}

function listenAgain(state: State): void {
  state.heardAt = state.understoodAt = performance.now() // it was silent because we held it
  state.socket!.resume()
}

async function keepOpen(addresses: readonly string[], options: TapOptions, state: State, ring: () => void, signal: AbortSignal): Promise<void> {
  const { promise: over, resolve } = Promise.withResolvers<void>()
  signal.addEventListener('abort', () => resolve(), { once: true })
  while (!signal.aborted) {
    await openOnce(addressOf(addresses[state.way % addresses.length]!, options.from()), options, state, ring, signal)
    state.deafSince ??= performance.now()
    state.way++
    const wait = Math.min(LONGEST, 250 * 2 ** Math.min(20, state.failures++)) * (0.5 + Math.random() / 2)
    await Promise.race([over, new Promise((done) => setTimeout(done, wait).unref())])
  }
}

function addressOf(address: string, from: number | null): string {
  const url = new URL(address)
  url.searchParams.set('wantedCollections', 'app.bsky.feed.post')
  url.searchParams.set('maxMessageSizeBytes', String(LARGEST)) // one that is larger would end the stream, and be there again when it is opened
  if (from !== null) url.searchParams.set('cursor', String(from))
  return url.href
}

/** One stream from its beginning to its end. */
function openOnce(address: string, options: TapOptions, state: State, ring: () => void, signal: AbortSignal): Promise<void> {
  const { allowed = 'public', userAgent } = options
  const socket = open(address, { allowed, maxBytes: LARGEST, headers: { 'user-agent': userAgent } })
  if (!socket) return Promise.resolve()
  const { promise, resolve } = Promise.withResolvers<void>()
  Object.assign(state, { socket, heardAt: performance.now(), understoodAt: performance.now() })
  const stop = (): void => {
    socket.resume() // a held one would not notice its end
    socket.terminate()
  }
  const beat = setInterval(() => endIfSilent(socket, state, options.silence), options.silence / 4)
  signal.addEventListener('abort', stop, { once: true })
  socket
    .on('open', () => (state.openedAt = options.now().getTime()))
    .on('message', (data: Buffer) => (take(data, socket, state), ring()))
    .on('error', () => undefined) // `close` follows
    .on('close', () => {
      clearInterval(beat)
      signal.removeEventListener('abort', stop)
      Object.assign(state, { socket: null, openedAt: null })
      resolve()
    })
  return promise
}

function take(data: Buffer, socket: WebSocket, state: State): void {
  state.heardAt = performance.now()
  if (state.messages.push(data.toString('utf8')) >= MOST) socket.pause()
}

/** Silent, or everything that came was looked at and nothing of it meant anything. */
function endIfSilent(socket: WebSocket, { heardAt, understoodAt, messages }: State, silence: number): void {
  const since = messages.length > 0 ? heardAt : Math.min(heardAt, understoodAt)
  if (!socket.isPaused && performance.now() - since >= silence) socket.terminate()
}

/** An address that may not be reached is as good as one that does not answer: it is told as such. */
function open(address: string, options: SocketOptions): WebSocket | null {
  try {
    return openSocketOutside(address, options)
  } catch {
    return null
  }
}
