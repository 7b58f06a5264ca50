import { isIP } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { refuseClosedDoors, type FetchOptions } from './fetch-outside.ts'
import { openOf, resolveBySystem } from './lookup.ts'

/** So long a name is looked for, ms: somebody waits for their form to be saved. */
const PATIENCE = 3_000

/**
 * Refuses an address of which it can be known before it is asked that it leads inward: by its number and port, and by what its
 * name means now. A name that is not found in time is let through. This spares a person a surprise and guards nothing: what a
 * name means can change, so every request checks again (fetch-outside.ts). Throws an OutsideError, in the same words.
 */
export async function refuseKnown(address: string, { allowed = 'public', resolve = resolveBySystem, patience = PATIENCE }: FetchOptions = {}): Promise<void> {
  const url = new URL(address)
  refuseClosedDoors(url, allowed)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host)) return
  const stop = new AbortController()
  const late = setTimeout(patience, [], { signal: stop.signal }).catch(() => [])
  const found = await Promise.race([resolve(host).catch(() => []), late]) // not found: it may be there tomorrow
  stop.abort()
  if (found.length > 0) openOf(host, found, allowed)
}
