import { createHmac } from 'node:crypto'
import { Refusal } from '#platform/refusal.ts'
import { sameSecret } from '#platform/secrets.ts'

/** A page that was open for longer asks for a new one, ms. */
const HOLDS = 24 * 3_600_000

const signed = (key: Buffer, at: string): string => createHmac('sha256', key).update(at).digest('base64url')

/** What a page is given when it is shown: it tells later how long somebody took to write, and cannot be made up. */
export function makeTicket(key: Buffer, now: Date): string {
  const at = String(now.getTime())
  return `${at}.${signed(key, at)}`
}

/** How long ago the page was shown, ms. Refuses a ticket that is not ours, or from yesterday. */
export function ageOf(key: Buffer, ticket: string, now: Date): number {
  const [at = '', signature = ''] = ticket.split('.')
  const age = now.getTime() - Number(at)
  if (!sameSecret(signed(key, at), signature) || !(age <= HOLDS))
    throw new Refusal('conflict', 'page-too-old', 'This page was open for too long. Load it again; what you typed can be copied.')
  return Math.max(0, age)
}
