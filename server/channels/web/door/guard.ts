import type { FastifyReply, FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'
import type { Platform } from '#platform/work.ts'
import { Refusal } from '#platform/refusal.ts'
import { readPlace, type Place } from '../place.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The channel whose page asks, at the doors of the company's pages. */
    place: Place | null
  }
}

/** A preflight's answer is remembered so long, seconds (two hours: the most that Chromium keeps). */
const REMEMBERED = 7_200

/**
 * Lets in what comes from a page that the channel names, and tells the browser that this page may read the answer. Set before
 * anything of the body is read. A program can say it is any page; for those there are limits and what is held aside.
 */
export async function demandPage(platform: Platform, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('vary', 'Origin').header('cache-control', 'no-store').header('cross-origin-resource-policy', 'cross-origin')
  const place = await readPlace(platform, platform.db, (request.params as { channel: string }).channel)
  const { origin } = request.headers
  if (origin === undefined || !place.origins.includes(origin))
    throw new Refusal('not-allowed', 'not-your-page', 'This page may not speak with this channel. An administrator can add it to the channel’s pages.')
  reply.header('access-control-allow-origin', origin)
  if (request.method === 'OPTIONS')
    reply
      .header('access-control-allow-methods', 'GET, POST, PATCH, DELETE')
      .header('access-control-allow-headers', 'authorization, content-type')
      .header('access-control-max-age', REMEMBERED)
  request.place = place
}

/** What makes a page its visitor. */
export const tokenOf = ({ headers: { authorization } }: FastifyRequest): string | null => /^Bearer ([\w-]{20,100})$/.exec(authorization ?? '')?.[1] ?? null

/** Where a visitor comes from, as a keyed digest: enough to count by. Of IPv6 the first 64 bits, which one household or office shares. */
export function addressOf({ secrets }: Pick<Platform, 'secrets'>, ip: string): string {
  const parsed = ipaddr.isValid(ip) ? ipaddr.process(ip) : null
  const net = parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : (parsed?.toString() ?? ip)
  return secrets.fingerprint(`visitor ${net}`)
}
