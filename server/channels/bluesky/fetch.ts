import { guardedFetch } from '#platform/outside/guarded-fetch.ts'
import type { Resolve } from '#platform/outside/lookup.ts'
import { OutsideError } from '#platform/outside/outside-error.ts'
import { AccountTrouble, type Allowance, type Home } from '../adapter.ts'

/** A server that says nothing for so long is away, ms. */
const PATIENCE = 30_000
const LARGEST = 10 * 1024 * 1024

const forbidden = (address: URL) =>
  new AccountTrouble(`${address.origin} is not allowed`, 'The server’s address must begin with https:// and be reachable from the internet. Correct it.')

/** Refuses an address that is not encrypted, but for a server on this machine where Aerie itself is reached on it alone. */
export function demandEncrypted(address: URL, home: Pick<Home, 'local'>): void {
  const isHere = /^(localhost|127\..*|\[?::1\]?)$/.test(address.hostname)
  if (address.protocol !== 'https:' && !(home.local && isHere && address.protocol === 'http:')) throw forbidden(address)
}

/** A fetch that keeps to what is allowed, follows no redirect, gives up in time, and remembers the allowance. */
export function makeFetch(home: Pick<Home, 'local'>, told: (allowance: Allowance) => void = () => undefined, resolve?: Resolve): typeof globalThis.fetch {
  const guarded = guardedFetch({ patience: PATIENCE, maxBytes: LARGEST, allowed: home.local ? 'loopback-too' : 'public', ...(resolve && { resolve }) })
  return async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    demandEncrypted(url, home)
    const response = await guarded(request).catch((error: unknown) => {
      throw error instanceof OutsideError && FORBIDDEN.has(error.code) ? forbidden(url) : error
    })
    const allowance = readAllowance(response.headers)
    if (allowance) told(allowance)
    return response
  }
}

const FORBIDDEN = new Set<OutsideError['code']>(['private-address', 'bad-address', 'too-many-redirects'])

/** Servers tell it in seconds since 1970. */
export function readAllowance(headers: { get(name: string): string | null }): Allowance | null {
  const [left, limit, reset] = ['ratelimit-remaining', 'ratelimit-limit', 'ratelimit-reset'].map((name) => Number(headers.get(name) ?? Number.NaN)) as [
    number,
    number,
    number,
  ]
  return [left, limit, reset].every(Number.isFinite) ? { left, limit, resetAt: new Date(reset * 1000) } : null
}
