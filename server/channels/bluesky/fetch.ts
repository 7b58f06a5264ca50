import { AccountTrouble, type Home } from '../adapter.ts'

/** A server that says nothing for so long is away, ms. */
const PATIENCE = 30_000

/** How much may still be asked of a server, as it said last (ratelimit-* headers). */
export interface Allowance {
  left: number
  limit: number
  /** When it is whole again. */
  resetAt: Date
}

/** May we talk to this address? Encrypted and public always; plain and on this machine only where Aerie itself is. */
export function mayReach(address: string, home: Pick<Home, 'local'>): boolean {
  const { protocol, hostname } = new URL(address)
  const loopback = /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
  const inside = loopback || /^(0\.|10\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[f[cde]|\[::)/.test(hostname) || !hostname.includes('.')
  return home.local ? protocol === 'https:' || loopback : protocol === 'https:' && !inside
}

/** A fetch that keeps to `mayReach`, follows no redirect to elsewhere, gives up in time, and remembers the allowance. */
export function makeFetch(home: Home, told: (allowance: Allowance) => void = () => undefined): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    if (!mayReach(request.url, home))
      throw new AccountTrouble(
        `${new URL(request.url).origin} is not allowed`,
        'The server’s address must begin with https:// and be reachable from the internet. Correct it.',
      )
    const response = await fetch(request, { redirect: 'error', signal: AbortSignal.any([request.signal, AbortSignal.timeout(PATIENCE)]) })
    const allowance = readAllowance(response.headers)
    if (allowance) told(allowance)
    return response
  }
}

/** Servers tell it in seconds since 1970. */
export function readAllowance(headers: { get(name: string): string | null }): Allowance | null {
  const [left, limit, reset] = ['ratelimit-remaining', 'ratelimit-limit', 'ratelimit-reset'].map((name) => Number(headers.get(name) ?? Number.NaN)) as [
    number,
    number,
    number,
  ]
  return [left, limit, reset].every(Number.isFinite) ? { left, limit, resetAt: new Date(reset * 1000) } : null
}
