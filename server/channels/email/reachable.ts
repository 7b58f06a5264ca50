import { isIP } from 'node:net'
import { isPublicAddress } from '#platform/outside/address.ts'
import { mayReach, resolveBySystem, type Resolve } from '#platform/outside/lookup.ts'
import { AccountTrouble } from '../adapter.ts'
import type { Server } from './settings.ts'

/**
 * The address of a mail server that may be connected to, looked up once: the connection is made to the very address that was
 * checked. The company's own server may stand on this machine or in its network, because an administrator names it and it only
 * ever gets this mailbox's mail; no other near address is reached (a cloud's metadata, for one).
 * Refuses to send a password unencrypted over the open internet.
 */
export async function reachableAddress({ host, security }: Pick<Server, 'host' | 'security'>, resolve: Resolve = resolveBySystem): Promise<string> {
  const addresses = isIP(host) ? [host] : (await resolve(host)).toSorted((a, b) => a.family - b.family).map((one) => one.address)
  const address = addresses.find((one) => mayReach(one, 'near-too'))
  if (!address)
    throw new AccountTrouble(
      `${host} is no address of a mail server`,
      `${host} stands at an address that no mail server has. Enter the name that your provider gives.`,
    )
  if (security === 'none' && addresses.some(isPublicAddress))
    throw new AccountTrouble(
      `${host} is on the open internet`,
      `The password would travel to ${host} for everyone to read. Choose tls or starttls; every mail provider offers one of them.`,
    )
  return address
}

/** What TLS is told of a server connected to by its address: the name its certificate must have. An address has none. */
export const serverName = (host: string): { servername?: string } => (isIP(host) ? {} : { servername: host })
