import { createHmac } from 'node:crypto'

/**
 * The headers by which a webhook's receiver knows that we sent it, when, and what it has had already (Standard Webhooks 1.0,
 * standardwebhooks.com): `webhook-signature` is `v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64.
 * @param key as `makeKey` makes it
 * @param at of this attempt: whoever refuses what is older than five minutes is safe from what is played again
 */
export function signed(key: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const mac = createHmac('sha256', Buffer.from(key.replace(/^whsec_/, ''), 'base64')).update(`${id}.${timestamp}.${body}`)
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac.digest('base64')}` }
}
