import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Platform, Work } from '#platform/work.ts'
import { trialAccount } from '../account.ts'
import type { Adapter, OwnAccount } from '../adapter.ts'
import { adapterOf, sortFields, tryCredentials, type Fields } from './credentials.ts'
import { recordChannel } from '../facts.ts'
import { demandRoom } from './room.ts'

/** What a person fills in to connect a channel. */
export interface Details {
  network: string
  name: string
  teamId: string | null
  brandId: string | null
  fields: Fields
}

/** Connects a channel: its credentials are tried at the network first, then kept encrypted. @returns its id */
export async function connect(platform: Platform, work: Work, details: Details): Promise<string> {
  const adapter = adapterOf(details.network)
  return connectWith(platform, work, details, sortFields(adapter, details.fields))
}

/**
 * The same with credentials that did not come from a form. `atNetwork`: from a sign-in at the network, which also renews a
 * channel that is connected; a form does not, because it would be a slip.
 */
export async function connectWith(
  platform: Platform,
  work: Work,
  details: Omit<Details, 'fields'>,
  { settings, secret, atNetwork = false }: Credentials,
): Promise<string> {
  const adapter = adapterOf(details.network)
  const account = trialAccount(platform, { id: newId(), name: details.name, settings }, secret)
  const found = await tryCredentials(adapter, account)
  const before = found.own ? await findSameAccount(work, adapter, found.own) : null
  const id = before?.id ?? account.channelId
  const kept = { ...details, id, settings: found.settings ?? settings, own: ownOf(found), secret: platform.secrets.seal(account.secret, id) }
  if (before && !before.removed_at) {
    if (!atNetwork)
      throw new Refusal(
        'conflict',
        'already-connected',
        `This account is connected already, as “${before.name}”. Everything would come in twice. New credentials are entered in the settings of that channel.`,
      )
    await renewChannel(work, kept)
  } else {
    await demandRoom(work)
    if (!(await (before ? reviveChannel : keepChannel)(work, adapter, kept))) throw nameTaken(details.name)
  }
  await recordChannel(work, before && !before.removed_at ? 'changed' : 'connected', id, { network: adapter.network, name: before?.name ?? details.name })
  return id
}

interface Credentials {
  settings: Record<string, unknown>
  secret: Record<string, unknown>
  atNetwork?: boolean
}

/** Who we are there; a network that tells no more than a name has that as the handle. */
export const ownOf = ({ own, accountName }: { own?: OwnAccount; accountName: string }): OwnAccount =>
  own ?? { id: null, handle: accountName, name: accountName }

export const nameTaken = (name: string): Refusal =>
  new Refusal('conflict', 'name-taken', `There is a channel called “${name}” already. Give this one another name.`, {
    fields: [{ path: 'name', message: 'taken' }],
  })

/**
 * The channel of this name for what is brought in (a file, the API, the demo), made if there is none. A channel of another
 * network that has the name is taken as it is: a file may bring the history of a mailbox. Refuses one more than there may be.
 * @returns its id
 */
export async function findOrMakeChannel(
  work: Work,
  { network, name, settings = {} }: { network: string; name: string; settings?: Record<string, unknown> },
): Promise<string> {
  const adapter = adapterOf(network)
  const there = await findNamed(work, name)
  if (there) return there
  await demandRoom(work)
  const id = newId()
  const kept = await keepChannel(work, adapter, { id, name, teamId: null, brandId: null, settings, own: null, secret: null })
  if (!kept) return (await findNamed(work, name))! // made while we waited for our turn
  await recordChannel(work, 'connected', id, { network, name })
  return id
}

async function findNamed({ tx }: Work, name: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from channels.channel where lower(name) = lower(${name}) and removed_at is null`.execute(tx)
  return rows[0]?.id ?? null
}

interface NewChannel {
  id: string
  name: string
  teamId: string | null
  brandId: string | null
  settings: Record<string, unknown>
  own: OwnAccount | null
  secret: Buffer | null
}

/** The channel that this account has or had. It goes on where it was, so that nothing comes in twice. */
async function findSameAccount({ tx }: Work, adapter: Adapter, own: OwnAccount): Promise<{ id: string; name: string; removed_at: Date | null } | null> {
  const { rows } = await sql<{ id: string; name: string; removed_at: Date | null }>`
    select id, name, removed_at from channels.channel
    where network = ${adapter.network} and (own ->> 'id' = ${own.id} or ${own.id}::text is null and lower(own ->> 'handle') = lower(${own.handle}))
    order by removed_at desc nulls first limit 1`.execute(tx)
  return rows[0] ?? null
}

/** @returns false when the name is taken: two that connect at once wait for each other on it */
async function keepChannel({ tx, now }: Work, adapter: Adapter, channel: NewChannel): Promise<boolean> {
  const { rows } = await sql`
    insert into channels.channel (id, network, name, brand_id, team_id, settings, own, secret, created_at, changed_at)
    values (${channel.id}, ${adapter.network}, ${channel.name}, ${channel.brandId}, ${channel.teamId}, ${JSON.stringify(channel.settings)}::jsonb,
      ${channel.own && JSON.stringify(channel.own)}::jsonb, ${channel.secret}, ${now}, ${now})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

async function reviveChannel({ tx, now }: Work, _: Adapter, channel: NewChannel): Promise<boolean> {
  const { rows } = await sql`
    update channels.channel set name = ${channel.name}, brand_id = ${channel.brandId}, team_id = ${channel.teamId}, settings = ${JSON.stringify(channel.settings)}::jsonb,
      own = ${JSON.stringify(channel.own)}::jsonb, secret = ${channel.secret}, removed_at = null, paused_at = null, paused_by = null, changed_at = ${now}
    where id = ${channel.id} and not exists (select from channels.channel where lower(name) = lower(${channel.name}) and removed_at is null)
    returning id`.execute(tx)
  return rows.length > 0
}

async function renewChannel({ tx, now }: Work, { id, settings, own, secret }: NewChannel): Promise<void> {
  await sql`
    update channels.channel set settings = ${JSON.stringify(settings)}::jsonb, own = ${JSON.stringify(own)}::jsonb, secret = ${secret}, changed_at = ${now},
      needs = null, last_error = null, failing_since = null, failing_told_at = null
    where id = ${id}`.execute(tx)
}
