import type { Tx } from '#platform/db.ts'
import type { Platform, Work } from '#platform/work.ts'
import { openAccount, trialAccount } from '../account.ts'
import type { Adapter } from '../adapter.ts'
import { nameTaken, ownOf, type Details } from './connect.ts'
import { adapterOf, sortFields, tryCredentials, type Fields } from './credentials.ts'
import { recordChannel } from '../facts.ts'
import { findChannel } from '../read.ts'
import type { ChannelsTables, ChannelTable } from '../tables.ts'

type Changes = Partial<Record<keyof ChannelTable, unknown>>

/** What is said of a channel that was just tried and answered. */
const WELL = { needs: null, last_error: null, failing_since: null, failing_told_at: null }

/**
 * Changes a channel. New credentials are tried first; a secret field left empty stays as it is. Receiving starts anew with
 * what is new, from where it was.
 */
export async function change(platform: Platform, work: Work, id: string, details: Partial<Omit<Details, 'network'>>): Promise<void> {
  const channel = await findChannel(work.tx, id)
  await update(work, id, {
    ...(details.name !== undefined && { name: details.name }),
    ...(details.teamId !== undefined && { team_id: details.teamId }),
    ...(details.brandId !== undefined && { brand_id: details.brandId }),
    ...(details.fields && (await renew(platform, channel, details.fields))),
  })
  await recordChannel(work, 'changed', id)
}

/** Tries a channel as it is, now: whoever mended something outside (a password, a permission) need not wait for the next try. */
export async function checkNow(platform: Platform, work: Work, id: string): Promise<void> {
  const channel = await findChannel(work.tx, id)
  const found = await tryCredentials(adapterOf(channel.network), openAccount(platform, channel))
  await update(work, id, { own: JSON.stringify(ownOf(found)), ...WELL })
  await recordChannel(work, 'checked', id)
}

/** Tries what was typed on top of what is kept. @returns the columns that change */
async function renew(platform: Platform, channel: ChannelTable, fields: Fields): Promise<Changes> {
  const adapter = adapterOf(channel.network)
  const kept = openAccount(platform, channel)
  const { settings } = sortFields(adapter, { ...(channel.settings as Fields), ...fields }, { secretToo: false })
  const typed = adapter.fields.some((field) => field.secret && fields[field.name])
  const account = typed
    ? trialAccount(platform, { ...channel, settings }, sortFields(adapter, { ...ofForm(adapter, kept.secret), ...fields }).secret)
    : { ...kept, settings }
  const found = await tryCredentials(adapter, account)
  return {
    settings: JSON.stringify(found.settings ?? settings),
    own: JSON.stringify(ownOf(found)),
    ...(typed && { secret: platform.secrets.seal(account.secret, channel.id) }),
    ...WELL,
  }
}

/** Of what is kept, what was typed once: a new password must not go on with the old session. */
const ofForm = (adapter: Adapter, secret: Record<string, unknown>): Fields =>
  Object.fromEntries(adapter.fields.filter((field) => field.secret && field.name in secret).map((field) => [field.name, secret[field.name]])) as Fields

async function update({ tx, now }: Work, id: string, changes: Changes): Promise<void> {
  try {
    await (tx as Tx<ChannelsTables>)
      .updateTable('channels.channel')
      .set({ ...changes, changed_at: now } as never)
      .where('id', '=', id)
      .execute()
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'channel_name') throw nameTaken(String(changes.name))
    throw error
  }
}
