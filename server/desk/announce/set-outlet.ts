import { sql } from 'kysely'
import type { z } from 'zod'
import { homeOf } from '#channels'
import { lockName } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { OutsideError } from '#platform/outside/outside-error.ts'
import { refuseKnown } from '#platform/outside/refuse-known.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Platform, type Work } from '#platform/work.ts'
import type { AccessGiven, announceContract } from './contract.ts'
import { allowedFor } from './deliver.ts'
import { findOutlet, makeKey, openAccess, sealAccess, type Access, type Outlet } from './outlet.ts'

type Given = z.output<(typeof announceContract)['POST /outlets']['body']>
type Change = z.output<(typeof announceContract)['PATCH /outlets/:id']['body']>
type Needed = Pick<Platform, 'secrets' | 'config'>

/** More places than anyone looks after are refused. */
const MOST = 50

/** Adds a place for announcements. @returns its id, and the key a webhook's receiver verifies signatures with: it is not shown again */
export async function addOutlet(platform: Needed, work: Work, given: Given): Promise<{ id: string; key: string | null }> {
  const id = newId()
  const access = accessOf(platform, given.access, given.near, null)
  await refuseInward(platform, access, given.near)
  await lockName(work.tx, 'desk outlets')
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from desk.outlet`.execute(work.tx)
  if (rows[0]!.count >= MOST)
    throw new Refusal(
      'conflict',
      'too-many-outlets',
      `There are ${MOST} places for announcements, and no more can be added. Remove one that is not used any more first.`,
    )
  await write(work, {
    ...given,
    id,
    kind: access.kind,
    target: targetOf(access),
    access: sealAccess(platform.secrets, id, access),
    onAt: given.on ? work.now : null,
  })
  await tellOf(work, 'outlet_added', id, given.name)
  return { id, key: access.kind === 'webhook' ? access.key : null }
}

/** Changes it. What is left out stays; the key of a webhook stays when its address changes. */
export async function changeOutlet(platform: Needed, work: Work, id: string, change: Change): Promise<void> {
  await lockName(work.tx, 'desk outlets')
  const before = await findOutlet(work.tx, id)
  const kept = openAccess(platform.secrets, before)
  const near = change.near ?? before.near
  const access = change.access ? accessOf(platform, change.access, near, kept) : kept
  if (change.access || near !== before.near) await refuseInward(platform, access, near)
  const on = change.on ?? before.onAt !== null
  const sealed = sealAccess(platform.secrets, id, access)
  await write(work, { ...before, ...change, near, kind: access.kind, target: targetOf(access), access: sealed, onAt: on ? (before.onAt ?? work.now) : null })
  await tellOf(work, 'outlet_changed', id, change.name ?? before.name)
}

/** Removes it, with what waits for it. */
export async function removeOutlet(work: Work, id: string): Promise<void> {
  const { name } = await findOutlet(work.tx, id)
  await sql`delete from desk.outlet where id = ${id}`.execute(work.tx)
  await tellOf(work, 'outlet_removed', id, name)
}

/** Refuses an open line to the internet, and a stand-in for Slack anywhere but on this machine. */
function accessOf(platform: Needed, given: z.output<typeof AccessGiven>, near: boolean, before: Access | null): Access {
  const { local } = homeOf(platform)
  if (given.kind === 'slack') {
    if (given.apiUrl && !local) throw new Refusal('invalid', 'not-slack', 'Slack has one address. Leave the other out.')
    return given.apiUrl === undefined ? { kind: given.kind, token: given.token, channel: given.channel } : { ...given, apiUrl: given.apiUrl }
  }
  if (new URL(given.url).protocol !== 'https:' && !near && !local)
    throw new Refusal(
      'invalid',
      'open-line',
      'Over http everybody on the way can read along. Use https, or say that it stands on this machine or in your network.',
    )
  return given.kind === 'slack_webhook' ? given : { ...given, key: before?.kind === 'webhook' ? before.key : makeKey() }
}

/** Refuses, at its field, an address that is known to lead where the outlet may not: it would be refused at every telling. */
async function refuseInward(platform: Needed, access: Access, near: boolean): Promise<void> {
  const [field, address] = access.kind === 'slack' ? ['apiUrl', access.apiUrl] : ['url', access.url]
  if (address === undefined) return
  await refuseKnown(address, { allowed: allowedFor(platform, { near }) }).catch((error: unknown) => {
    if (!(error instanceof OutsideError)) throw error
    throw new Refusal('invalid', 'not-outside', `${error.message} Enter another address.`, { fields: [{ path: `access.${field}`, message: error.message }] })
  })
}

const targetOf = (access: Access): string => (access.kind === 'slack' ? access.channel : new URL(access.url).host)

type Written = Pick<Outlet, 'id' | 'name' | 'kind' | 'access' | 'target' | 'near' | 'events' | 'teamIds' | 'texts' | 'onAt'>

async function write({ tx, by, now }: Work, o: Written): Promise<void> {
  const { rows } = await sql`select from desk.outlet where lower(name) = lower(${o.name}) and id <> ${o.id}`.execute(tx)
  if (rows.length > 0)
    throw new Refusal('conflict', 'outlet-name-in-use', `A place called ${o.name} is there already. Choose another name.`, {
      fields: [{ path: 'name', message: 'taken' }],
    })
  const who = memberOf(by)
  await sql`
    insert into desk.outlet (id, name, kind, access, target, near, events, team_ids, texts, on_at, created_at, created_by, changed_at, changed_by)
    values (${o.id}, ${o.name}, ${o.kind}, ${o.access}, ${o.target}, ${o.near}, ${o.events}, ${o.teamIds}, ${o.texts}, ${o.onAt}, ${now}, ${who}, ${now}, ${who})
    on conflict (id) do update set name = excluded.name, kind = excluded.kind, access = excluded.access, target = excluded.target, near = excluded.near,
      events = excluded.events, team_ids = excluded.team_ids, texts = excluded.texts, on_at = excluded.on_at, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(tx)
}

const tellOf = ({ tx, now, by }: Work, what: `outlet_${string}`, outletId: string, name: string): Promise<void> =>
  record(tx, now, [{ kind: `desk.${what}`, by: memberOf(by), data: { outletId, name } }])
