import { fetchOutside } from '#platform/outside/fetch-outside.ts'
import { OutsideError } from '#platform/outside/outside-error.ts'
import { labelsIn, type Labels } from './answer.ts'
import { requestOf, type TopicName } from './request.ts'

/** Whom it is asked of. */
export interface Endpoint {
  url: string
  model: string
  /** It stands on this machine or in its network. */
  near: boolean
  /** Null: it needs none. */
  key: string | null
}

/**
 * Why there is no answer. `away`: it is down, slow or in trouble. `busy`: it asks for patience. `refuses`: it does not want us,
 * or is not where it was said to be. `wrong`: it answered, and not what was asked.
 */
export type Failing = 'away' | 'busy' | 'refuses' | 'wrong'

export type Asked = { labels: Labels; tokens: number | null } | { failing: Failing; trouble: string; retryAfter: number | null; tokens: number | null }

/** How long an answer may take, ms, and how long it may be, bytes. */
const LIMITS = { patience: 20_000, maxBytes: 256 * 1024 }

/** What is asked, and how. */
export interface Asking {
  /** Redacted. */
  text: string
  /** One of which it may be about. */
  topics: readonly TopicName[]
  now: Date
  signal?: AbortSignal
  /** How long an answer may take, ms. */
  patience?: number
}

/** Asks for the labels of a text. Says what went wrong in words of its own: what a stranger's server says is shown to nobody. */
export async function ask({ url, model, near, key }: Endpoint, { text, topics, now, signal, patience = LIMITS.patience }: Asking): Promise<Asked> {
  try {
    const { status, headers, body } = await fetchOutside(addressOf(url), {
      body: JSON.stringify(requestOf(model, text, topics)),
      headers: { 'content-type': 'application/json', accept: 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      allowed: near ? 'near-too' : 'public',
      maxBytes: LIMITS.maxBytes,
      patience,
      ...(signal && { signal }),
    })
    return status === 200 ? answered(body.toString('utf8'), topics) : failed(status, headers['retry-after'], now)
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    return { failing: FAULTS[error.code], trouble: error.message, retryAfter: null, tokens: null }
  }
}

const addressOf = (url: string): string => `${url.replace(/\/+$/, '').replace(/\/chat\/completions$/, '')}/chat/completions`

function answered(body: string, topics: readonly TopicName[]): Asked {
  const { labels, tokens } = labelsIn(body, topics)
  return labels ? { labels, tokens } : { failing: 'wrong', trouble: 'It answered something else than the labels it was asked for.', retryAfter: null, tokens }
}

const FAULTS: Record<OutsideError['code'], Failing> = {
  'private-address': 'refuses',
  'bad-address': 'refuses',
  'too-many-redirects': 'refuses',
  'too-large': 'wrong',
  'too-slow': 'away',
  away: 'away',
}

function failed(status: number, retryAfter: string | undefined, now: Date): Asked {
  const as = (failing: Failing, trouble: string): Asked => ({ failing, trouble, retryAfter: secondsOf(retryAfter, now), tokens: null })
  if (status === 429) return as('busy', 'It asks for fewer requests (HTTP 429).')
  if (status === 401 || status === 403) return as('refuses', `It refuses the key (HTTP ${status}).`)
  if (status >= 500 || status === 408) return as('away', `It is in trouble (HTTP ${status}).`)
  if (status === 400 || status === 413 || status === 422) return as('wrong', `It does not take this request (HTTP ${status}).`)
  if (status >= 300 && status < 400) return as('refuses', `It sends on to another address, where nothing is sent (HTTP ${status}). Enter the one it ends at.`)
  return as('refuses', `It does not serve this address or model (HTTP ${status}).`)
}

/** Seconds to wait, from a number of them or a date (RFC 9110, 10.2.3). */
function secondsOf(retryAfter: string | undefined, now: Date): number | null {
  if (!retryAfter) return null
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter)
  const at = Date.parse(retryAfter)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000))
}
