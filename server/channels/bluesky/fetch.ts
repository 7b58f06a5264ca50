import { isIP } from 'node:net'
import { mayReach, resolveBySystem, type Resolve } from '#platform/outside/lookup.ts'
import { AccountTrouble, type Allowance, type Home } from '../adapter.ts'

/** A server that says nothing for so long is away, ms. */
const PATIENCE = 30_000

const forbidden = (address: URL) =>
  new AccountTrouble(`${address.origin} is not allowed`, 'The server’s address must begin with https:// and be reachable from the internet. Correct it.')

/**
 * Refuses an address that we may not talk to: encrypted and public always is allowed, and on this machine, plain too, where
 * Aerie itself is. The name is looked up before the connection is made, which leaves a moment for a name that answers
 * differently the second time: whoever types the address is an administrator, so that is not worth a client of our own.
 */
export async function demandAllowed(address: URL, home: Pick<Home, 'local'>, resolve: Resolve = resolveBySystem): Promise<void> {
  const host = address.hostname.replace(/^\[|\]$/g, '')
  const isHere = /^(localhost|127\..*|::1)$/.test(host)
  if (address.protocol !== 'https:' && !(home.local && isHere && address.protocol === 'http:')) throw forbidden(address)
  const found = isIP(host) ? [{ address: host }] : await resolve(host)
  if (!found.every((one) => mayReach(one.address, home.local ? 'loopback-too' : 'public'))) throw forbidden(address)
}

/** A fetch that keeps to what is allowed, follows no redirect, gives up in time, and remembers the allowance. */
export function makeFetch(home: Home, told: (allowance: Allowance) => void = () => undefined): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    await demandAllowed(new URL(request.url), home)
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
