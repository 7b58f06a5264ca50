import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'

/** One thing that happened, past tense, as it is written down. `data` holds what a reader needs besides the subjects. */
export interface FactDraft {
  kind: `${string}.${string}`
  by?: string | null
  conversationId?: string | null
  personId?: string | null
  channelId?: string | null
  data?: Record<string, unknown>
}

/** A fact as read. `place` orders facts as they became visible and is what a reader remembers. */
export interface Fact extends Required<Omit<FactDraft, 'kind'>> {
  place: Place
  kind: string
  at: Date
}

/** A place in the log: `transaction:sequence`. Not a number: a later one need not compare greater as text. */
export type Place = `${string}:${string}`

export const START: Place = '0:0'

/** Appends facts in the transaction that makes the change, and wakes whoever listens once it commits. */
export async function record(tx: Tx, now: Date, facts: readonly FactDraft[]): Promise<void> {
  if (facts.length === 0) return
  await sql`
    insert into platform.fact (at, kind, by, conversation_id, person_id, channel_id, data)
    select ${now}::timestamptz, kind, by, conversation_id, person_id, channel_id, data::json
    from unnest(${facts.map((f) => f.kind)}::text[], ${facts.map((f) => f.by ?? null)}::uuid[],
      ${facts.map((f) => f.conversationId ?? null)}::uuid[], ${facts.map((f) => f.personId ?? null)}::uuid[],
      ${facts.map((f) => f.channelId ?? null)}::uuid[], ${facts.map((f) => JSON.stringify(f.data ?? {}))}::text[])
      with ordinality as new (kind, by, conversation_id, person_id, channel_id, data, nth)
    order by nth`.execute(tx)
  await sql`select pg_notify('aerie_fact', '')`.execute(tx)
}

interface Row {
  tx: string
  seq: number
  at: Date
  kind: string
  by: string | null
  conversation_id: string | null
  person_id: string | null
  channel_id: string | null
  data: Record<string, unknown>
}

/**
 * The next facts after `place`, at most `limit`, oldest first.
 *
 * Sequence numbers are given out before transactions commit, so a plain "seq > last" would step over a fact whose
 * transaction commits late. Facts are therefore ordered by their transaction, and none is read whose transaction is not
 * older than every transaction still open (`pg_snapshot_xmin`): what lies before a place can no longer change.
 */
export async function readFacts(db: Db | Tx, place: Place, limit: number): Promise<Fact[]> {
  const [afterTx, afterSeq] = parsePlace(place)
  const { rows } = await sql<Row>`
    select tx::text as tx, seq, at, kind, by, conversation_id, person_id, channel_id, data from platform.fact
    where (tx, seq) > (${afterTx}::xid8, ${afterSeq}::bigint) and tx < pg_snapshot_xmin(pg_current_snapshot())
    order by fact.tx, fact.seq limit ${limit}`.execute(db)
  return rows.map(toFact)
}

/** The newest place that can already be read: where someone begins who wants only what comes from now on. */
export async function latestPlace(db: Db | Tx): Promise<Place> {
  const { rows } = await sql<Row>`
    select tx::text as tx, seq from platform.fact where tx < pg_snapshot_xmin(pg_current_snapshot())
    order by fact.tx desc, fact.seq desc limit 1`.execute(db)
  return rows[0] ? `${rows[0].tx}:${rows[0].seq}` : START
}

/** Is this a place of this log? One from before a restore is not, though it may look like any other: what was told then may never have been. */
export async function isPlace(db: Db | Tx, place: Place): Promise<boolean> {
  if (place === START) return true
  const [tx, seq] = parsePlace(place)
  const { rows } = await sql`select from platform.fact where tx = ${tx}::xid8 and seq = ${seq}::bigint`.execute(db)
  return rows.length > 0
}

/** What happened to these conversations before a moment (null: until now), of these kinds, newest first. */
export async function readFactsOf(
  db: Db | Tx,
  conversationIds: readonly string[],
  kinds: readonly string[],
  before: { at: Date; seq: string } | null,
  limit: number,
): Promise<Fact[]> {
  const older = before ? sql`and (at, seq) < (${before.at}::timestamptz, ${before.seq}::bigint)` : sql``
  const { rows } = await sql<Row>`
    select tx::text as tx, seq, at, kind, by, conversation_id, person_id, channel_id, data from platform.fact
    where conversation_id = any(${conversationIds}::uuid[]) and kind = any(${kinds}) ${older} order by at desc, seq desc limit ${limit}`.execute(db)
  return rows.map(toFact)
}

/** Reads a place that came from outside (a `Last-Event-ID`); what is not one is the start. */
export function parsePlace(text: string): [tx: string, seq: string] {
  const match = /^(\d{1,19}):(\d{1,18})$/.exec(text)
  return match ? [match[1]!, match[2]!] : ['0', '0']
}

export function toFact(row: Row): Fact {
  return {
    place: `${row.tx}:${row.seq}`,
    at: row.at,
    kind: row.kind,
    by: row.by,
    conversationId: row.conversation_id,
    personId: row.person_id,
    channelId: row.channel_id,
    data: row.data,
  }
}
