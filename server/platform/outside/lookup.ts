import { lookup, type LookupAddress } from 'node:dns'
import { callbackify, promisify } from 'node:util'
import type { LookupFunction } from 'node:net'
import { isLoopback, isNear, isPublicAddress } from './address.ts'
import { OutsideError } from './outside-error.ts'

/** Finds a host's addresses. */
export type Resolve = (host: string) => Promise<LookupAddress[]>

const ask = promisify(lookup)
export const resolveBySystem: Resolve = (host) => ask(host, { all: true })

/**
 * What may be connected to: `loopback-too` is for tests, whose servers stand on this machine; `near-too` reaches this machine and
 * its network, for an address that an administrator says stands there.
 */
export type Allowed = 'public' | 'loopback-too' | 'near-too'

export const mayReach = (address: string, allowed: Allowed): boolean =>
  isPublicAddress(address) || (allowed === 'loopback-too' && isLoopback(address)) || (allowed === 'near-too' && isNear(address))

/**
 * A lookup for `net.connect` that gives out only addresses we may reach. The connection is made to the very address that was
 * checked, so a name that answers differently the next time (DNS rebinding) gains nothing. Node does not ask it for a host
 * that is an address already: the caller checks those.
 */
export function guardedLookup(resolve: Resolve, allowed: Allowed): LookupFunction {
  const find = callbackify(async (host: string) => openOf(host, await resolve(host), allowed))
  return (host, { all }, done) => find(host, (error, open) => (all || error ? done(error, open) : done(null, open[0]!.address, open[0]!.family)))
}

/** Of a host's addresses those that may be connected to. Throws an OutsideError when there is none. */
export function openOf(host: string, found: readonly LookupAddress[], allowed: Allowed): LookupAddress[] {
  const open = found.filter((one) => mayReach(one.address, allowed))
  if (open.length === 0) throw new OutsideError('private-address', `${host} is not an address of the open internet.`)
  return open
}
