import { isPublicAddress } from '#platform/outside/address.ts'
import { AccountTrouble, type Account, type Home } from '../adapter.ts'
import type { Bot } from './bot.ts'
import { WEBHOOK } from './trouble.ts'

/** What we want to hear of. */
export const WANTED = ['message', 'edited_message'] as const
/** How often Telegram is asked how bringing goes, ms: trouble is to be noticed within five minutes. */
const LOOK_EVERY = 45_000
/** What comes is told at once, but that may be lost: so often it is looked for anyway, ms. */
export const REST = 5_000
/** Ports that Telegram brings to (core.telegram.org/bots/api#setwebhook, 2026-11); none is 443. */
const PORTS = new Set(['', '443', '80', '88', '8443'])
/** Who came without the secret is told for so long, ms. */
const TOLD_FOR = 3_600_000

const DOORS = '/api/channels/telegram/'
export const DOOR = `${DOORS}:channel/updates`

/** Where Telegram is to bring what is said to the bot. */
export const doorOf = ({ home, channelId }: Pick<Account, 'home' | 'channelId'>): string => `${home.url}${DOORS}${channelId}/updates`

/** What it says at the door, so that nobody else is believed: 43 signs, the same after a restart. */
export const secretOf = ({ key }: Pick<Home, 'key'>, channelId: string): string => key(`telegram webhook of ${channelId}`).toString('base64url')

/** A door of this Aerie: of this channel wherever it stood before, or of another one that had the bot. */
export const isOurs = (url: string, { home, channelId }: Pick<Account, 'home' | 'channelId'>): boolean =>
  url.startsWith(`${home.url}${DOORS}`) || url.endsWith(`${DOORS}${channelId}/updates`)

/** Refuses an Aerie that Telegram cannot reach. What its own server on this machine can reach is for who runs it to know. */
export function demandReachable({ url, local }: Home): void {
  const { protocol, port, hostname } = new URL(url)
  const isNumber = /^[\d.]+$|^\[/.test(hostname)
  if (local || (protocol === 'https:' && PORTS.has(port) && hostname !== 'localhost' && (!isNumber || isPublicAddress(hostname.replaceAll(/[[\]]/g, '')))))
    return
  throw new AccountTrouble(
    `${url} cannot be reached by Telegram`,
    `Telegram can only bring to an https address that the internet reaches, at port 443, 80, 88 or 8443. This Aerie is at ${url}: give it such an address (AERIE_URL), or leave this off; it works as well without.`,
  )
}

/** How a bot stands with its webhook. */
export function hookOf({ api, settings }: Bot, account: Account, lacks: readonly string[]) {
  let heardAt = account.now()
  let looked: { at: Date; ailing: AccountTrouble | null } | null = null
  const look = () => lookAt({ api, settings, account, lacks, heardAt, isSet: looked !== null })
  return {
    /** These came through, whatever there was before. */
    heard(letters: readonly { at: Date }[]): void {
      for (const { at } of letters) if (at > heardAt) heardAt = at
    },
    /** Looks when it is time again. Throws when another program has the bot. @returns why what waits is not brought, when it is not */
    async look(): Promise<AccountTrouble | null> {
      const now = account.now()
      if (!looked || Math.abs(now.getTime() - looked.at.getTime()) >= LOOK_EVERY) looked = { at: now, ailing: await look() }
      return looked.ailing
    },
  }
}

interface Looking extends Pick<Bot, 'api' | 'settings'> {
  account: Account
  lacks: readonly string[]
  heardAt: Date
  /** By this run: it may have been set with another secret before. */
  isSet: boolean
}

/** Brings Telegram in line with the settings, and tells what waits there. */
async function lookAt({ api, settings, account, lacks, heardAt, isSet }: Looking): Promise<AccountTrouble | null> {
  const info = await api.getWebhookInfo()
  if (info.url && !isOurs(info.url, account)) throw new AccountTrouble('it has a webhook', WEBHOOK)
  account.tell({ waiting: info.pending_update_count, missing: lacks })
  if (!settings.webhook) {
    if (info.url) await api.deleteWebhook({ drop_pending_updates: false })
    return null
  }
  const url = doorOf(account)
  if (!isSet || info.url !== url)
    await api.setWebhook(url, { secret_token: secretOf(account.home, account.channelId), allowed_updates: WANTED, drop_pending_updates: false })
  const refusedAt = await account.letters.refusedAt()
  if (refusedAt && account.now().getTime() - refusedAt.getTime() < TOLD_FOR) account.tell({ missing: [...lacks, knocked(refusedAt)] })
  const { pending_update_count: waiting, last_error_date: at, last_error_message: said } = info
  return waiting > 0 && at !== undefined && at * 1000 > heardAt.getTime() ? cannotBring(said ?? 'no answer') : null
}

const knocked = (at: Date): string =>
  `Somebody came to this channel’s door without its secret (last at ${at.toISOString()}); nothing of it was taken. If another Aerie has this bot, disconnect it there; else nothing need be done.`

const cannotBring = (said: string): AccountTrouble =>
  new AccountTrouble(
    `Telegram cannot bring what is written to the bot: ${said}`,
    'Look whether this Aerie’s https address can be reached from the internet and its certificate is good, or switch the webhook off. Telegram keeps what waits for a day.',
    { needsYou: true },
  )
