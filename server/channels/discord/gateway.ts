import { setTimeout as wait } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import { openSocketOutside } from '#platform/outside/socket-outside.ts'
import { AccountTrouble } from '../adapter.ts'
import type { Api } from './api.ts'
import { NO_INTENT, WRONG_TOKEN } from './trouble.ts'

/** Messages of servers, direct messages; and, where everything is to be heard, what they say (discord.com/developers/docs/events/gateway#gateway-intents, 2026-11). */
const INTENTS = (1 << 9) | (1 << 12)
const CONTENT = 1 << 15
const LONGEST = 5 * 60_000

const Frame = z.object({ op: z.number(), d: z.unknown().optional(), s: z.number().nullish(), t: z.string().nullish() })

const Hello = z.object({ heartbeat_interval: z.number().min(100) }).catch({ heartbeat_interval: 41_250 })
/** What happened to which message, as far as we look; the rest of a message is looked at apart. */
const Told = z
  .object({ id: z.string(), ids: z.array(z.string()), channel_id: z.string(), guild_id: z.string() })
  .partial()
  .loose()
  .catch({})
export type Told = z.output<typeof Told>

/** Why Discord ends a connection for good (gateway close event codes). */
const FOR_GOOD: Record<number, string> = { 4004: WRONG_TOKEN, 4013: NO_INTENT, 4014: NO_INTENT }

export interface GatewayOptions {
  wantsContent: boolean
  onEvent(name: string, data: Told): void
  /** It stands now, or no longer. */
  onTurn(): void
}

export interface Gateway {
  isLive(): boolean
  /** What only a person can mend; null: nothing. */
  trouble(): AccountTrouble | null
}

/**
 * Keeps the bot's connection open until `signal` aborts. It only tells that something happened: what was missed while it was
 * away is read from the rooms, so a session is never resumed. One that does not answer a heartbeat is dead, whatever its socket says.
 */
export function keepGateway(api: Api, options: GatewayOptions, signal: AbortSignal): Gateway {
  const state: State = { isLive: false, trouble: null, failures: 0 }
  void keepOpen(api, options, state, signal)
  return { isLive: () => state.isLive, trouble: () => state.trouble }
}

interface State {
  isLive: boolean
  trouble: AccountTrouble | null
  failures: number
}

async function keepOpen(api: Api, options: GatewayOptions, state: State, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !state.trouble) {
    // a thousand beginnings a day are allowed, so each failure waits longer
    const code = await openOnce(api, options, state, signal).catch(() => 0)
    state.isLive = false
    state.failures++
    const advice = FOR_GOOD[code]
    if (advice) state.trouble = new AccountTrouble(`the connection was closed (${code})`, advice)
    if (!signal.aborted) options.onTurn()
    await wait(Math.min(LONGEST, 500 * 2 ** state.failures), undefined, { signal }).catch(() => undefined) // ended
  }
}

/** One connection. @returns the code with which it was closed */
async function openOnce(api: Api, options: GatewayOptions, state: State, signal: AbortSignal): Promise<number> {
  const { url } = z.object({ url: z.string() }).parse(await api.ask('/gateway/bot', { signal }))
  const socket = openSocketOutside(`${url}/?v=10&encoding=json`, { allowed: api.allowed, maxBytes: 16 * 1024 * 1024 })
  const { promise, resolve } = Promise.withResolvers<number>()
  const beat = makeBeat(socket)
  const stop = (): void => socket.terminate()
  signal.addEventListener('abort', stop, { once: true })
  socket
    .on('message', (bytes: Buffer) => {
      const frame = frameIn(bytes)
      if (frame) take(frame, { api, socket, beat, state }, options)
      else socket.terminate() // it no longer speaks with us as it should
    })
    .on('error', () => undefined) // `close` follows
    .on('close', (code) => {
      beat.end()
      signal.removeEventListener('abort', stop)
      resolve(code)
    })
  return promise
}

function frameIn(bytes: Buffer): z.output<typeof Frame> | null {
  try {
    return Frame.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    return null // the caller says what to do with garbage
  }
}

interface Connection {
  api: Api
  socket: WebSocket
  beat: ReturnType<typeof makeBeat>
  state: State
}

/** One frame, by its opcode (discord.com/developers/docs/topics/opcodes-and-status-codes, 2026-11). */
function take({ op, d, s, t }: z.output<typeof Frame>, { api, socket, beat, state }: Connection, { wantsContent, onEvent, onTurn }: GatewayOptions): void {
  if (s) beat.seen(s)
  if (op === 10) {
    beat.begin(Hello.parse(d).heartbeat_interval)
    const properties = { os: 'linux', browser: 'aerie', device: 'aerie' }
    socket.send(JSON.stringify({ op: 2, d: { token: api.token, intents: INTENTS | (wantsContent ? CONTENT : 0), properties } }))
  } else if (op === 11) beat.answered()
  else if (op === 7 || op === 9) socket.close(4000)
  else if (op === 0 && t === 'READY') {
    Object.assign(state, { isLive: true, failures: 0 })
    onTurn()
  } else if (op === 0 && t) onEvent(t, Told.parse(d))
}

/** Says again and again that we are there, and ends a connection that does not answer. */
function makeBeat(socket: WebSocket) {
  let last: number | null = null
  let isAnswered = true
  let timer: NodeJS.Timeout | undefined
  const once = (): void => {
    if (!isAnswered) return socket.terminate()
    isAnswered = false
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ op: 1, d: last }))
  }
  return {
    begin: (every: number) => void (timer = setInterval(once, every)),
    answered: () => void (isAnswered = true),
    seen: (nth: number) => void (last = nth),
    end: () => clearInterval(timer),
  }
}
