import { sql } from 'kysely'
import { takeIn, type TakenIn } from '../server/app/intake.ts'
import { findOrMakeChannel } from '../server/channels/index.ts'
import { RawItem, type RawChange } from '../server/channels/raw-item.ts'
import { inTransaction, type Tx } from '../server/platform/db.ts'
import { AERIE, type Platform } from '../server/platform/work.ts'
import { makeFirstTeams } from '../server/workspace/setup/first-teams.ts'
import { makeClock, type VirtualClock } from './clock.ts'
import type { TestDatabase } from './database.ts'

/** An item as a test writes it: what it leaves out is made up. */
export type Draft = Partial<Omit<RawItem, 'at'>> & { id: string; at?: string | Date }

/** A channel that things are brought in by. */
export interface Inlet {
  channelId: string
  network: string
  take(items: readonly Draft[], changes?: readonly RawChange[]): Promise<TakenIn>
  /** Past the door that checks them. */
  takeUnchecked(items: readonly RawItem[], tx?: Tx): Promise<TakenIn>
}

/** Opens channels on a database, with a clock that stands still; nothing of the web or of workers is started. */
export function makeIntake({ db, pool }: Pick<TestDatabase, 'db' | 'pool'>): { platform: Platform; clock: VirtualClock; open(name?: string): Promise<Inlet> } {
  const clock = makeClock()
  const sent: unknown[] = []
  const platform = { db, pool, clock, jobs: { send: async (_tx: unknown, ...work: unknown[]) => void sent.push(work) } } as unknown as Platform
  const open = async (name = 'API'): Promise<Inlet> => {
    const channelId = await inTransaction(db, async (tx) => {
      await makeFirstTeams(tx, clock.now())
      return findOrMakeChannel({ tx, by: AERIE, now: clock.now() }, { network: 'api', name })
    })
    const network = name.toLowerCase().replaceAll(' ', '-')
    const deliver = (items: readonly RawItem[], changes: readonly RawChange[], tx?: Tx) => takeIn(platform, { channelId, items, changes }, tx)
    return {
      channelId,
      network,
      take: (items, changes = []) =>
        deliver(
          items.map((item) => toItem(network, item)),
          changes,
        ),
      takeUnchecked: (items, tx) => deliver(items, [], tx),
    }
  }
  return { platform, clock, open }
}

const toItem = (network: string, draft: Draft): RawItem =>
  RawItem.parse({ network, author: { id: 'anna-1', handle: 'anna' }, text: `this is ${draft.id}`, at: '2026-03-02T08:00:00Z', ...draft })

/** How a channel's items stand: who said what, and which of them belong together. The same for the same items, whatever their ids. */
export interface Standing {
  items: Record<string, { text: string; direction: string; edited: string | null; deleted: string | null; before: string[] }>
  threads: string[][]
  conversations: string[][]
  people: string[][]
  identities: Record<string, string | null>
}

export async function standingOf(db: TestDatabase['db'], { channelId, network }: Inlet): Promise<Standing> {
  const { rows } = await sql<{
    network_id: string
    text: string
    direction: string
    edited: string | null
    deleted: string | null
    before: string[]
    thread_id: string
    person_id: string
    talked: boolean
  }>`
    select network_id, text, direction, edited_at::text as edited, deleted_at::text as deleted, thread_id, i.person_id,
      array(select v.text from listening.item_version v where v.item_id = item.id order by v.replaced_at) as before,
      exists (select from desk.conversation c where c.id = thread_id) as talked
    from listening.item join people.identity i on i.id = identity_id where channel_id = ${channelId} order by network_id`.execute(db)
  const { rows: identities } = await sql<{
    key: string
    handle: string | null
  }>`select network_user_id as key, handle from people.identity where network = ${network} order by 1`.execute(db)
  const groups = (key: 'thread_id' | 'person_id', some: typeof rows): string[][] =>
    [...Map.groupBy(some, (row) => row[key]).values()].map((group) => group.map((row) => row.network_id)).toSorted((a, b) => (a[0]! < b[0]! ? -1 : 1))
  return {
    items: Object.fromEntries(
      rows.map(({ network_id, text, direction, edited, deleted, before }) => [network_id, { text, direction, edited, deleted, before }]),
    ),
    threads: groups('thread_id', rows),
    conversations: groups(
      'thread_id',
      rows.filter((row) => row.talked),
    ),
    people: groups('person_id', rows),
    identities: Object.fromEntries(identities.map((one) => [one.key, one.handle])),
  }
}
