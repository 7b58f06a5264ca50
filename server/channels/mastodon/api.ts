import { setTimeout as wait } from 'node:timers/promises'
import { fetchOutside, type Answer } from '#platform/outside/fetch-outside.ts'
import { htmlToText } from '#platform/outside/html-text.ts'
import { AccountTrouble, type Account, type Allowance, type Home } from '../adapter.ts'
import { asTrouble, refusal } from './trouble.ts'

/** How long a request may take, ms; less than somebody waits who connects a channel. */
const PATIENCE = 15_000
const LARGEST = 10 * 1024 * 1024
/** Of what may be asked, this share is left to the people who use the account elsewhere. */
const RESERVE = 0.1

export interface Server {
  home: Pick<Home, 'url' | 'local'>
  /** Origin, without a trailing slash. */
  server: string
  token?: string | undefined
  now(): Date
  /** Who is told what is left of what may be asked. */
  tell?: Account['tell']
}

export interface Asked {
  query?: Record<string, string | string[]>
  /** Sent as a form. */
  form?: Record<string, string | string[]>
  /** Sent as it is, with its type. */
  body?: { type: string; bytes: Uint8Array }
  headers?: Record<string, string>
  signal?: AbortSignal
  /** Follow redirects, and ask without our token, which is this server's alone. */
  follow?: boolean
}

export interface Told {
  data: unknown
  status: number
  /** Origin that answered. */
  origin: string
  /** What the server's Link header says to ask for the page of older ones (RFC 8288). */
  older: Record<string, string> | null
  /** What is left of what may be asked; null: not told. */
  allowance: Allowance | null
  /** The server's clock less ours, ms; 0 when it does not say. */
  ahead: number
}

export type Api = ReturnType<typeof openApi>

/** Speaks with one server. The address of every request is the server's own, whatever it says in its answers. */
export function openApi(at: Server) {
  let allowance: Allowance | null = null
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, asked: Asked = {}): Promise<Told> => {
    const told = await request(at, method, path, asked)
    allowance = told.allowance ?? allowance
    return told
  }
  return {
    get: (path: string, query: Asked['query'] = {}, asked: Asked = {}) => ask('GET', path, { ...asked, query }),
    post: (path: string, asked: Asked) => ask('POST', path, asked),
    /** Waits, if little is left of what may be asked, until it is whole again. */
    async rest(signal: AbortSignal) {
      if (!allowance || allowance.left > allowance.limit * RESERVE) return
      const ms = allowance.resetAt.getTime() - at.now().getTime()
      allowance = null
      if (ms > 0) await wait(Math.min(ms, 3_600_000), undefined, { signal })
    },
  }
}

async function request(at: Server, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, asked: Asked): Promise<Told> {
  if (!at.server.startsWith('https:') && !at.home.local)
    throw new AccountTrouble(`${at.server} is not encrypted`, 'The server’s address must begin with https:// and be reachable from the internet. Correct it.')
  const [body, type] = asked.form ? [pairs(asked.form).toString(), 'application/x-www-form-urlencoded'] : [asked.body?.bytes, asked.body?.type]
  const answer = await fetchOutside(`${at.server}${path}?${pairs(asked.query ?? {})}`, {
    method,
    body,
    // some servers refuse whoever does not say who he is (418, seen on several)
    headers: {
      'user-agent': `Aerie (+${at.home.url})`,
      accept: 'application/json',
      ...(type && { 'content-type': type }),
      ...(at.token && !asked.follow && { authorization: `Bearer ${at.token}` }),
      ...asked.headers,
    },
    maxBytes: LARGEST,
    patience: PATIENCE,
    redirects: asked.follow ? 5 : 0,
    signal: asked.signal,
    allowed: at.home.local ? 'loopback-too' : 'public',
  }).catch((cause: unknown) => {
    throw asTrouble(cause)
  })
  const allowance = readAllowance(answer.headers)
  if (allowance) at.tell?.({ allowance })
  return { ...read(answer, at.now()), allowance }
}

function read(answer: Answer, now: Date): Omit<Told, 'allowance'> {
  const text = answer.body.toString('utf8')
  const data = asJson(text)
  if (answer.status >= 300) throw refusal(answer, saidIn(data) ?? (htmlToText(text, 200) || 'no reason given'), now)
  if (data === undefined)
    throw new AccountTrouble(
      'the answer is no JSON',
      'What answers at this address does not speak the Mastodon API. Enter the address of the server your account lives on.',
      { needsYou: false },
    )
  const date = Date.parse(answer.headers.date ?? '')
  return {
    data,
    status: answer.status,
    origin: new URL(answer.url).origin,
    older: olderIn(String(answer.headers['link'] ?? '')),
    ahead: Number.isNaN(date) ? 0 : date - now.getTime(),
  }
}

/** What a server gave where a list belongs. */
export function listIn(data: unknown): unknown[] {
  if (Array.isArray(data)) return data
  throw new AccountTrouble('the answer is no list', 'The server does not answer as it should at the moment; it is tried again.', { needsYou: false })
}

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined // a proxy's page, or nothing of ours: the caller says so
  }
}

/** `{ error, error_description }`, as Mastodon and its kin say no. */
function saidIn(data: unknown): string | null {
  const { error, error_description: more } = (data ?? {}) as { error?: unknown; error_description?: unknown }
  const said = [error, more].filter((one) => typeof one === 'string')
  return said.length > 0 ? said.join(': ').slice(0, 300) : null
}

/** The query of the address that Link calls `next`: older ones. Its host is not taken: the token stays where it belongs. */
export function olderIn(link: string): Record<string, string> | null {
  const next = /<([^>]*)>\s*;[^,]*\brel="?next"?/.exec(link)?.[1]
  return next && URL.canParse(next) ? Object.fromEntries(new URL(next).searchParams) : null
}

/** Mastodon tells the reset as an instant (ISO 8601), its kin now and then in seconds since 1970. */
export function readAllowance(headers: Answer['headers']): Allowance | null {
  const [left, limit] = [Number(headers['x-ratelimit-remaining'] ?? Number.NaN), Number(headers['x-ratelimit-limit'] ?? Number.NaN)]
  const reset = String(headers['x-ratelimit-reset'] ?? '')
  const resetAt = /^\d+$/.test(reset) ? new Date(Number(reset) * 1000) : new Date(reset)
  return Number.isFinite(left) && limit > 0 && !Number.isNaN(resetAt.getTime()) ? { left, limit, resetAt } : null
}

function pairs(values: Record<string, string | string[]>): URLSearchParams {
  return new URLSearchParams(Object.entries(values).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])))
}
