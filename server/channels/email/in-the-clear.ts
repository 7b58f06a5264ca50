import { isIP } from 'node:net'
import { isPublicAddress } from '#platform/outside/address.ts'
import { resolveBySystem } from '#platform/outside/lookup.ts'
import { AccountTrouble } from '../adapter.ts'
import type { Server } from './settings.ts'

/**
 * Refuses to send a password unencrypted over the open internet. An own mail server in the company's network may be so, and
 * any host may be named otherwise: an administrator names it, and it only ever gets this one's mail.
 */
export async function refuseInTheClear({ host, security }: Server): Promise<void> {
  if (security !== 'none') return
  const addresses = isIP(host) ? [host] : (await resolveBySystem(host)).map((one) => one.address)
  if (addresses.some(isPublicAddress))
    throw new AccountTrouble(
      `${host} is on the open internet`,
      `The password would travel to ${host} for everyone to read. Choose tls or starttls; every mail provider offers one of them.`,
    )
}
