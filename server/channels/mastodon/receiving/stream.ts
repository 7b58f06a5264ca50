import type { WebSocket } from 'ws'
import { z } from 'zod'
import { OutsideError } from '#platform/outside/outside-error.ts'
import { openSocketOutside } from '#platform/outside/socket-outside.ts'
import type { Server } from '../api.ts'

/** The longest wait before a stream that broke is opened again, ms. */
const LONGEST = 5 * 60_000

const Told = z.object({ event: z.string(), payload: z.unknown() })

/** Something the server told at once: which kind, and its payload as it came. */
export interface Event {
  event: string
  payload: unknown
}

export interface Stream {
  /** It stands, and the server gave a sign of life within the silence that is borne. */
  isLive(): boolean
  /** It says nothing although there was something to say: opened anew. */
  renew(): void
}

export interface StreamOptions {
  /** `wss://…`, from the instance's description; null: the server has none. */
  address: string | null
  /** A stream that gives no sign of life for so long is dead, whatever its socket says, ms. We ask for a sign three times in that time. */
  silence: number
  onEvent(event: Event): void
  /** It stands now, or no longer. */
  onTurn(): void
}

/**
 * Keeps the account's stream open until `signal` aborts. It only tells that something happened; what happened is read from
 * the lists, so that nothing hangs on it: a stream that is away, refused or silent costs seconds and loses nothing.
 */
export function keepStream({ home, token }: Pick<Server, 'home' | 'token'>, options: StreamOptions, signal: AbortSignal): Stream {
  const state: State = { socket: null, aliveAt: null, failures: 0, way: 0 }
  if (options.address) void keepOpen({ home, token }, options.address, options, state, signal)
  return {
    isLive: () => state.aliveAt !== null && performance.now() - state.aliveAt < options.silence,
    renew: () => state.socket?.terminate(),
  }
}

interface State {
  socket: WebSocket | null
  /** The last sign of life; null: it does not stand. */
  aliveAt: number | null
  failures: number
  /** Which of the ways to show the token is tried. */
  way: number
}

async function keepOpen(at: Pick<Server, 'home' | 'token'>, address: string, options: StreamOptions, state: State, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await openOnce(at, address, options, state, signal)
    if (signal.aborted) return
    options.onTurn()
    await pause(Math.min(LONGEST, 500 * 2 ** state.failures), signal)
  }
}

/** Servers take the token as a header (Mastodon, GoToSocial) or as the socket's protocol (Pleroma and its children). Not in the address, which ends up in logs. */
const showToken = (way: number, token: string): { headers: Record<string, string>; protocols?: string[] } =>
  way % 2 === 0 ? { headers: { authorization: `Bearer ${token}` } } : { headers: {}, protocols: [token] }

/** One stream from its beginning to its end. */
function openOnce(at: Pick<Server, 'home' | 'token'>, address: string, options: StreamOptions, state: State, signal: AbortSignal): Promise<void> {
  const socket = open(at, address, state.way)
  if (!socket) {
    state.failures = 20 // an address that may not be reached: the lists are read, and it is seldom tried again
    return Promise.resolve()
  }
  const { promise, resolve } = Promise.withResolvers<void>()
  state.socket = socket
  const alive = (): void => void (state.aliveAt = performance.now())
  const beat = setInterval(() => askForLife(socket, state, options.silence), options.silence / 3)
  const stop = (): void => socket.terminate()
  signal.addEventListener('abort', stop, { once: true })
  socket
    .on('open', () => (alive(), (state.failures = 0), options.onTurn()))
    .on('ping', alive)
    .on('pong', alive)
    .on('message', (data: Buffer) => (alive(), tell(data, options)))
    .on('error', () => undefined) // `close` follows
    .on('close', () => {
      clearInterval(beat)
      signal.removeEventListener('abort', stop)
      close(state)
      resolve()
    })
  return promise
}

function open({ home, token }: Pick<Server, 'home' | 'token'>, address: string, way: number): WebSocket | null {
  const shown = showToken(way, token ?? '')
  try {
    return openSocketOutside(`${address}/api/v1/streaming?stream=user`, {
      ...shown,
      headers: { ...shown.headers, 'user-agent': `Aerie (+${home.url})` },
      allowed: home.local ? 'loopback-too' : 'public',
    })
  } catch (error) {
    if (error instanceof OutsideError) return null
    throw error
  }
}

/** A stream that never stood: the token is shown another way the next time. */
function close(state: State): void {
  if (state.aliveAt === null) {
    state.failures++
    state.way++
  }
  Object.assign(state, { socket: null, aliveAt: null })
}

/** Asks for a sign of life, and ends a stream that gave none for too long. */
function askForLife(socket: WebSocket, { aliveAt }: State, silence: number): void {
  if (aliveAt !== null && performance.now() - aliveAt >= silence) socket.terminate()
  else if (socket.readyState === socket.OPEN) socket.ping()
}

/** What is no event (a heartbeat, garbage) tells nothing. The payload is JSON within JSON, or a bare id. */
function tell(data: Buffer, { onEvent }: StreamOptions): void {
  const told = Told.safeParse(asJson(data.toString('utf8'))).data
  if (!told) return
  const inner = typeof told.payload === 'string' ? asJson(told.payload) : told.payload
  onEvent({ event: told.event, payload: typeof inner === 'object' && inner !== null ? inner : told.payload })
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const over = (): void => (clearTimeout(timer), signal.removeEventListener('abort', over), resolve())
    const timer = setTimeout(over, ms)
    signal.addEventListener('abort', over, { once: true })
  })
