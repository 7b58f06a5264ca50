import { makeDatabase, type TestDatabase } from './database.ts'
import { inTransaction, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Actor, Work } from '#platform/work.ts'
import { openOrJoin, type Arrival, type ArrivedItem } from '#desk'
import { WHOLE } from '../server/desk/conversation/columns.ts'
import { sql } from 'kysely'
import type { Conversation } from '../server/desk/conversation/conversation.ts'

/** A small company with a desk: two teams, three members, one public channel and one for mail; its clock stands until it is turned. */
export interface Stage extends AsyncDisposable {
  database: TestDatabase
  now: Date
  pass(minutes: number): void
  care: string
  sales: string
  /** Of care. */
  claire: Actor
  omar: Actor
  /** Of sales. */
  sami: Actor
  /** Leads, and is in no team. */
  lea: Actor
  social: Arrival['channel']
  mail: Arrival['channel']
  /** Runs a command as somebody, in its own transaction. */
  as<T>(by: Actor, command: (work: Work) => Promise<T>): Promise<T>
  bring(...arrivals: Arrival[]): Promise<Conversation[]>
  /** One new question in public. @returns the conversation's id */
  question(text?: string, more?: Partial<ArrivedItem>, channel?: Arrival['channel']): Promise<string>
  conversation(id: string): Promise<Conversation>
  facts(id: string): Promise<{ kind: string; by: string | null; data: Record<string, unknown> }[]>
}

/** A Monday, 09:00 UTC. */
export const MONDAY = new Date('2026-03-02T09:00:00Z')

const actor = (name: string, role: string, teams: string[]): Actor => ({ id: newId(), kind: 'member', name, role, teams })
const channelOf = (network: string, name: string): Arrival['channel'] => ({ id: newId(), network, name, brandId: null, teamId: null })

export async function openStage(): Promise<Stage> {
  const database = await makeDatabase()
  const [care, sales] = [newId(), newId()]
  const cast = {
    claire: actor('Claire', 'agent', [care]),
    omar: actor('Omar', 'agent', [care]),
    sami: actor('Sami', 'seller', [sales]),
    lea: actor('Lea', 'lead', []),
  }
  const [social, mail] = [channelOf('bluesky', 'Bluesky'), channelOf('email', 'Mail')]
  await inTransaction(database.db, (tx) => furnish(tx, { care, sales, members: Object.values(cast), channels: [social, mail] }))
  const stage: Stage = {
    database,
    now: MONDAY,
    pass: (minutes) => void (stage.now = new Date(stage.now.getTime() + minutes * 60_000)),
    care,
    sales,
    social,
    mail,
    ...cast,
    as: (by, command) => inTransaction(database.db, (tx) => command({ tx, by, now: stage.now })),
    bring: (...arrivals) =>
      inTransaction(database.db, async (tx) => {
        await keepItems(tx, stage.now, arrivals)
        return openOrJoin(tx, stage.now, arrivals)
      }),
    async question(text = 'Where is my parcel?', more = {}, on = social) {
      const threadId = newId()
      await stage.bring(arrival(on, threadId, [said(stage.now, text, more)]))
      return threadId
    },
    async conversation(id) {
      const { rows } = await sql<Conversation>`select ${WHOLE} from desk.conversation where id = ${id}`.execute(database.db)
      return rows[0]!
    },
    async facts(id) {
      const { rows } = await sql<{
        kind: string
        by: string | null
        data: Record<string, unknown>
      }>`select kind, by, data from platform.fact where conversation_id = ${id} order by seq`.execute(database.db)
      return rows
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
  return stage
}

/** What came in for a thread. */
export const arrival = (channel: Arrival['channel'], threadId: string, items: ArrivedItem[], more: Partial<Arrival> = {}): Arrival => ({
  threadId,
  channel,
  items,
  changed: [],
  mergedFrom: [],
  lastOwnAt: null,
  ...more,
})

/** An item of theirs, unless told otherwise. */
export const said = (at: Date, text: string, more: Partial<ArrivedItem> = {}): ArrivedItem => ({
  itemId: newId(),
  at,
  direction: 'in',
  visibility: 'public',
  subject: null,
  text,
  personId: newId(),
  handle: null,
  followers: null,
  automatic: false,
  unprompted: false,
  writtenBy: null,
  extra: {},
  network: 'bluesky',
  assessment: { language: 'en', intent: 'question', sentiment: 0, urgency: 'normal', intents: [], urgencyScore: 0, reasons: [] },
  ...more,
})

/** Something we posted on the network itself. */
export const posted = (at: Date, text: string, more: Partial<ArrivedItem> = {}): ArrivedItem => said(at, text, { direction: 'out', assessment: null, ...more })

/** As much of listening as an answer looks for. */
async function keepItems(tx: Tx, now: Date, arrivals: readonly Arrival[]): Promise<void> {
  for (const { threadId, mergedFrom } of arrivals) {
    if (mergedFrom.length > 0) await sql`update listening.item set thread_id = ${threadId} where thread_id = any(${mergedFrom}::uuid[])`.execute(tx)
  }
  const items = arrivals.flatMap(({ threadId, channel, items: some }) => some.map((item) => ({ ...item, threadId, channel })))
  const all = (of: (item: (typeof items)[number]) => unknown) => items.map(of)
  await sql`
    insert into listening.item (id, channel_id, network, network_id, direction, visibility, identity_id, thread_id, text, at, received_at, automatic)
    select id, channel_id, network, id, direction, visibility, identity_id, thread_id, text, at, ${now}, automatic
    from unnest(${all((item) => item.itemId)}::uuid[], ${all((item) => item.channel.id)}::uuid[], ${all((item) => item.channel.network)}::text[], ${all((item) => item.direction)}::text[],
      ${all((item) => item.visibility)}::text[], ${all((item) => item.personId)}::uuid[], ${all((item) => item.threadId)}::uuid[], ${all((item) => item.text)}::text[],
      ${all((item) => item.at.toISOString())}::timestamptz[], ${all((item) => item.automatic)}::boolean[])
      as new (id, channel_id, network, direction, visibility, identity_id, thread_id, text, at, automatic)`.execute(tx)
}

async function furnish(
  tx: Tx,
  { care, sales, members, channels }: { care: string; sales: string; members: Actor[]; channels: Arrival['channel'][] },
): Promise<void> {
  await sql`
    insert into workspace.team (id, name, purpose, time_zone, is_default, created_at)
    values (${care}, 'Care', 'care', 'Europe/Berlin', true, ${MONDAY}), (${sales}, 'Sales', 'sales', 'America/New_York', false, ${MONDAY})`.execute(tx)
  for (const { id, name, role, teams } of members) {
    await sql`insert into workspace.member (id, email, name, role, joined_at) values (${id}, ${`${name.toLowerCase()}@example.com`}, ${name}, ${role}, ${MONDAY})`.execute(
      tx,
    )
    for (const team of teams) await sql`insert into workspace.team_member values (${team}, ${id})`.execute(tx)
  }
  for (const { id, network, name } of channels)
    await sql`insert into channels.channel (id, network, name, created_at, changed_at) values (${id}, ${network}, ${name}, ${MONDAY}, ${MONDAY})`.execute(tx)
}
