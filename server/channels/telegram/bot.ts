import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { Api } from 'grammy'
import { fetchOutside, refuseClosedDoors } from '#platform/outside/fetch-outside.ts'
import { guardedLookup, resolveBySystem } from '#platform/outside/lookup.ts'
import { AccountTrouble, type Account } from '../adapter.ts'
import { Secret, Settings } from './credentials.ts'

/** How long a question to the bot's updates is left open, s. Telegram answers as soon as there is something. */
export const LONG_POLL = 25
/** A request may take so long, s: a long poll, and the way there and back. */
const PATIENCE = LONG_POLL + 20
/** The largest file a bot may fetch, in bytes (core.telegram.org/bots/api#getfile, 2026-11: 20 MB). */
export const LARGEST_FILE = 20 * 1024 * 1024

export interface Bot {
  api: Api
  settings: Settings
  /** The bytes of a file, by the path that `getFile` tells. */
  download(path: string): Promise<Buffer>
}

/** Speaks as the bot. Only the open internet is reached, whatever server was entered; no redirect is followed, because the token is in the address. */
export function openBot(account: Account): Bot {
  const settings = Settings.parse(account.settings)
  const { botToken } = Secret.parse(account.secret)
  const { apiRoot } = settings
  const allowed = account.home.local ? 'loopback-too' : 'public'
  const isEncrypted = apiRoot.startsWith('https:')
  if (!isEncrypted && !account.home.local)
    throw new AccountTrouble(`${apiRoot} is not encrypted`, 'The server’s address must begin with https:// and be reachable from the internet. Correct it.')
  refuseClosedDoors(new URL(apiRoot), allowed)
  const agent = new (isEncrypted ? HttpsAgent : HttpAgent)({ lookup: guardedLookup(resolveBySystem, allowed), keepAlive: false })
  return {
    settings,
    api: new Api(botToken, { apiRoot, timeoutSeconds: PATIENCE, baseFetchConfig: { agent, compress: true, redirect: 'error' } }),
    async download(path) {
      const { status, body } = await fetchOutside(`${apiRoot}/file/bot${botToken}/${path}`, {
        maxBytes: LARGEST_FILE,
        redirects: 0,
        patience: 120_000,
        allowed,
      })
      if (status !== 200)
        throw new AccountTrouble(`a file answers ${status}`, 'Telegram does not answer at the moment; it is tried again.', { needsYou: false })
      return body
    },
  }
}
