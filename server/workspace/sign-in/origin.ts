import type { FastifyRequest } from 'fastify'
import type { Config } from '#platform/config.ts'
import { Refusal } from '#platform/refusal.ts'

/**
 * Refuses a write that a browser makes with our cookie from somebody else's page (OWASP, "Cross-Site Request Forgery
 * Prevention", verifying origin: every current browser sends Origin with every such request). Without AERIE_URL the host
 * that the browser addressed counts as ours.
 */
export function refuseForeignPage(config: Config, request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { origin } = request.headers
  if (origin && URL.canParse(origin) && (config.urlIsGiven ? new URL(origin).origin === new URL(config.url).origin : new URL(origin).host === request.host))
    return
  throw new Refusal(
    'not-allowed',
    'foreign-page',
    `This request did not come from Aerie's own page. Open Aerie at ${config.url}; if people reach it under another address, set AERIE_URL to that.`,
  )
}
