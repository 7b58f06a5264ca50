import { WebAPICallError } from './slack-error.ts'
import { fetchOutside } from '#platform/outside/fetch-outside.ts'
import { guardedFetch } from '#platform/outside/guarded-fetch.ts'
import type { Allowed } from '#platform/outside/lookup.ts'
import { OutsideError } from '#platform/outside/outside-error.ts'
import { slackMessage, type Told } from './message.ts'
import type { Access } from './outlet.ts'
import { signed } from './signature.ts'

/** How an attempt went. `forPeople`: trying again would not help. `wait`: what they ask for, ms. */
export type Outcome = { sent: true } | { sent: false; trouble: string; forPeople: boolean; wait: number | null }

export interface Sending {
  language: string
  allowed: Allowed
  now: Date
}

const PATIENCE = 15_000
/** An answer is not read but for its status; what is longer is somebody's page. */
const MOST = 100_000
/** Slack's words for what only a person can mend (docs.slack.dev/reference/methods/chat.postMessage, 2026-11). */
const FOR_PEOPLE = new Set(
  'invalid_auth not_authed account_inactive token_revoked token_expired missing_scope channel_not_found not_in_channel is_archived restricted_action no_permission'.split(
    ' ',
  ),
)

/** Tells an outlet, once. Whatever goes wrong outside is an outcome. */
export async function send(access: Access, told: Told, how: Sending): Promise<Outcome> {
  try {
    return access.kind === 'slack' ? await sendBySlack(access, told, how) : await sendByWeb(access, told, how)
  } catch (error) {
    if (error instanceof OutsideError) return failed(error.message, error.code === 'private-address' || error.code === 'bad-address')
    throw error
  }
}

const failed = (trouble: string, forPeople = false, wait: number | null = null): Outcome => ({ sent: false, trouble: trouble.slice(0, 500), forPeople, wait })

async function sendByWeb(access: Exclude<Access, { kind: 'slack' }>, told: Told, { language, allowed, now }: Sending): Promise<Outcome> {
  const body = JSON.stringify(access.kind === 'webhook' ? told : slackMessage(told, language))
  const { status, headers } = await fetchOutside(access.url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...(access.kind === 'webhook' && signed(access.key, told.id, now, body)) },
    allowed,
    patience: PATIENCE,
    maxBytes: MOST,
    redirects: 0,
  })
  if (status >= 200 && status < 300) return { sent: true }
  const after = Number(headers['retry-after'] ?? Number.NaN)
  return failed(`It answered ${status}.`, status === 410, Number.isFinite(after) ? after * 1000 : null)
}

async function sendBySlack({ token, channel, apiUrl }: Extract<Access, { kind: 'slack' }>, told: Told, { language, allowed }: Sending): Promise<Outcome> {
  const { WebClient, LogLevel } = await import('@slack/web-api') // loaded when the first is told by it
  const client = new WebClient(token, {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    fetch: guardedFetch({ allowed, patience: PATIENCE, maxBytes: MOST }),
    retryConfig: { retries: 0 }, // tried again by us, after a restart too
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logLevel: LogLevel.ERROR,
  })
  try {
    const metadata = { event_type: 'aerie_announcement', event_payload: { id: told.id } }
    const message = { channel, ...slackMessage(told, language), unfurl_links: false, metadata }
    await client.chat.postMessage(message) // oxlint-disable-line unicorn/require-post-message-target-origin -- Slack's method, not a window's
    return { sent: true }
  } catch (error) {
    const { code, said, wait } = WebAPICallError.parse(error)
    return failed(said ? `Slack answered “${said}”.` : `Slack does not answer (${code}).`, FOR_PEOPLE.has(said ?? ''), wait)
  }
}
