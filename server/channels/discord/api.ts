import { setTimeout as wait } from 'node:timers/promises'
import { fetchOutside, type Answer, type FetchOptions } from '#platform/outside/fetch-outside.ts'
import { OutsideError } from '#platform/outside/outside-error.ts'
import type { Account, Allowance } from '../adapter.ts'
import { Secret, Settings } from './credentials.ts'
import { away, refusal } from './trouble.ts'

const PATIENCE = 15_000
/** One question in a look of many that breaks off is asked again after so long, ms; else on a bad line no look would ever end. */
const AGAIN = 500

export interface Asked {
  method?: 'GET' | 'POST'
  query?: Record<string, string>
  body?: { type: string; bytes: string | Uint8Array }
  signal?: AbortSignal
}

export type Api = ReturnType<typeof openApi>

/** Speaks as the bot. When a route's allowance is used up, the next request waits until it is whole again (X-RateLimit-*). */
export function openApi(account: Account) {
  const { apiRoot } = Settings.parse(account.settings)
  const { botToken: token } = Secret.parse(account.secret)
  const allowed = account.home.local ? ('loopback-too' as const) : ('public' as const)
  let freeAt = 0
  return {
    token,
    allowed,
    async ask(path: string, { method = 'GET', query = {}, body, signal }: Asked = {}): Promise<unknown> {
      const rest = freeAt - performance.now()
      if (rest > 0) await wait(rest, undefined, signal ? { signal } : {})
      const answer = await askSteadily(`${apiRoot}${path}?${new URLSearchParams(query)}`, {
        method,
        body: body?.bytes,
        // whoever calls says who he is, in this form (discord.com/developers/docs/reference#user-agent, 2026-11)
        headers: { authorization: `Bot ${token}`, 'user-agent': `DiscordBot (${account.home.url}, 1)`, ...(body && { 'content-type': body.type }) },
        patience: PATIENCE,
        redirects: 0,
        signal,
        allowed,
      })
      const allowance = readAllowance(answer.headers, account.now())
      if (allowance) account.tell({ allowance })
      if (answer.headers['x-ratelimit-remaining'] === '0') freeAt = performance.now() + Number(answer.headers['x-ratelimit-reset-after'] ?? 0) * 1000
      return read(answer)
    },
  }
}

/** Asks; a question that broke off is asked once more, where asking changes nothing. */
async function askSteadily(url: string, options: FetchOptions): Promise<Answer> {
  const ask = (): Promise<Answer> => fetchOutside(url, options)
  const { method, signal } = options
  try {
    return await ask().catch(async (error: unknown) => {
      if (method !== 'GET' || !(error instanceof OutsideError) || error.code !== 'away') throw error
      await wait(AGAIN, undefined, signal ? { signal } : {})
      return ask()
    })
  } catch (error) {
    throw error instanceof OutsideError ? away(error) : error
  }
}

/** Of the route that was asked: Discord counts each by itself (discord.com/developers/docs/topics/rate-limits, 2026-11). */
function readAllowance(headers: Answer['headers'], now: Date): Allowance | null {
  const [left, limit, after] = ['x-ratelimit-remaining', 'x-ratelimit-limit', 'x-ratelimit-reset-after'].map((name) => Number(headers[name] ?? Number.NaN)) as [
    number,
    number,
    number,
  ]
  return [left, limit, after].every(Number.isFinite) ? { left, limit, resetAt: new Date(now.getTime() + after * 1000) } : null
}

function read(answer: Answer): unknown {
  const text = answer.body.toString('utf8')
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    data = {} // a page of a proxy before Discord: its status says enough
  }
  if (answer.status >= 300) throw refusal(answer, data)
  return data
}
