import { inTransaction, lockName, type Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/work.ts'
import { NO_LETTERS, NO_WATCHES } from './receiving/heard.ts'
import type { Account, Home, Outgoing } from './adapter.ts'
import { openLetters } from './receiving/letters.ts'
import type { ChannelsTables, ChannelTable } from './tables.ts'
import { handOver } from './web/words/hand-over.ts'

type Opened = Pick<ChannelTable, 'id' | 'name' | 'settings' | 'secret' | 'changed_at'>
/** What a receiver gives its account: what a stream is heard for, and who keeps what the network says of it. */
type Given = Pick<Account, 'watches' | 'tell'>
type Trial = Pick<ChannelTable, 'id' | 'name' | 'settings'>

/** Where this Aerie is reached. It is local when its own address is loopback: nobody else can be served by what it fetches. */
export function homeOf({ config, secrets }: Pick<Platform, 'config' | 'secrets'>): Home {
  return {
    url: config.url,
    local: /^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(config.url),
    key: (purpose) => Buffer.from(secrets.derive(`channel ${purpose}`), 'hex'),
  }
}

/**
 * Opens a channel for its adapter: credentials decrypted, and the ways to keep what is renewed. Nothing is kept once somebody
 * has changed the channel: a session of the old password must not replace the new one.
 */
export function openAccount(platform: Platform, channel: Opened, { watches = NO_WATCHES, tell = () => undefined }: Partial<Given> = {}): Account {
  const db = platform.db as Db<ChannelsTables>
  const open = (sealed: Buffer | null) => (sealed ? (platform.secrets.open(sealed, channel.id) as Record<string, unknown>) : {})
  return {
    ...bareAccount(platform, channel),
    watches,
    letters: openLetters(platform, channel.id),
    tell,
    secret: open(channel.secret),
    async readSecret() {
      const row = await db.selectFrom('channels.channel').select('secret').where('id', '=', channel.id).executeTakeFirst()
      return open(row?.secret ?? null)
    },
    async keepSecret(secret) {
      const sealed = platform.secrets.seal(secret, channel.id)
      await db.updateTable('channels.channel').set({ secret: sealed }).where('id', '=', channel.id).where('changed_at', '=', channel.changed_at).execute()
    },
    alone: (work) => inTransaction(platform.db, async (tx) => (await lockName(tx, `secret of channel ${channel.id}`), work())),
  }
}

/** A channel that is not kept yet, while its credentials are tried: what the adapter renews is in `account.secret` afterwards. */
export function trialAccount(platform: Platform, channel: Trial, secret: Record<string, unknown>): Account {
  const account: Account = {
    ...bareAccount(platform, channel),
    tell: () => undefined, // its receiver hears it again
    secret,
    readSecret: () => Promise.resolve(account.secret),
    keepSecret: (renewed) => Promise.resolve(void (account.secret = renewed)),
    alone: (work) => work(),
  }
  return account
}

function bareAccount(platform: Platform, channel: Trial) {
  return {
    channelId: channel.id,
    name: channel.name,
    settings: channel.settings,
    home: homeOf(platform),
    now: () => platform.clock.now(),
    watches: NO_WATCHES,
    letters: NO_LETTERS,
    async keepFile(name: string, type: string, bytes: Uint8Array) {
      const file = `attachments/${channel.id}/${newId()}`
      await platform.files.put(file, bytes)
      return { file, name, type, bytes: bytes.byteLength }
    },
    handOver: (visitorId: string, message: Outgoing) => handOver(platform, channel.id, visitorId, message),
    readFile: (file: string) => platform.files.bytes(file),
  }
}
