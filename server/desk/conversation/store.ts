import { sql } from 'kysely'
import { record, type FactDraft } from '#platform/facts.ts'
import type { Tx } from '#platform/db.ts'
import { changedIn, differenceOf, filledIn, given, overwrite, WHOLE } from './columns.ts'
import type { Conversation } from './conversation.ts'
import type { Effect, Step } from './event.ts'

/** The conversations there are of these, or with these people, locked until the transaction ends. In id order, so that no two lockers wait for each other. */
export async function lockAll(tx: Tx, ids: readonly string[], personIds: readonly string[] = []): Promise<Conversation[]> {
  const people = personIds.length > 0 ? sql`or person_id = any(${personIds}::uuid[])` : sql``
  const { rows } = await sql<Conversation>`
    select ${WHOLE} from desk.conversation where id = any(${ids}::uuid[]) ${people} order by id for update`.execute(tx)
  return rows
}

/** Up to `limit` conversations whose alarm has rung, most overdue first, locked; those another worker holds are left to it. */
export async function lockRung(tx: Tx, now: Date, limit: number): Promise<Conversation[]> {
  const { rows } = await sql<Conversation>`
    select ${WHOLE} from desk.conversation where alarm_at <= ${now} order by alarm_at limit ${limit} for update skip locked`.execute(tx)
  return rows
}

/** Writes new conversations, in one statement. */
async function openAll(tx: Tx, conversations: readonly Conversation[]): Promise<void> {
  if (conversations.length === 0) return
  const { columns, table } = given(conversations, filledIn(conversations))
  await sql`insert into desk.conversation (${columns}) select ${columns} from ${table}`.execute(tx)
}

/** Writes known conversations as they now are, in one statement: what is different in any of them. */
async function keepAll(tx: Tx, conversations: readonly Conversation[], before?: ReadonlyMap<string, Conversation>): Promise<void> {
  const changed = changedIn(conversations, before)
  if (changed.length <= 1) return // nothing but the id
  const { table } = given(conversations, changed)
  await sql`update desk.conversation set ${overwrite(changed)} from ${table} where conversation.id = given.id`.execute(tx)
}

/** Writes what is different in one conversation, and the facts that changed it. */
export async function keepChange(tx: Tx, now: Date, before: Conversation, { to, effects }: Step<Conversation>): Promise<void> {
  const difference = differenceOf(before, to)
  if (difference) await sql`update desk.conversation set ${difference} where id = ${to.id}`.execute(tx)
  await record(tx, now, factsOf(to, effects))
}

/** Writes down what happened to a conversation. */
export const factsOf = (c: Conversation, effects: readonly Effect[]): FactDraft[] =>
  effects.map((effect) => ({ ...effect, conversationId: c.id, personId: c.personId, channelId: c.channelId }))

/** Keeps conversations together with the facts that changed them. `known`: those that were there, as they were; left out, all were, and are written whole. */
export async function keepWithFacts(
  tx: Tx,
  now: Date,
  changed: readonly { to: Conversation; effects: readonly Effect[] }[],
  known?: ReadonlyMap<string, Conversation>,
): Promise<void> {
  const conversations = changed.map(({ to }) => to)
  const isKnown = ({ id }: Conversation): boolean => known?.has(id) ?? true
  await openAll(
    tx,
    conversations.filter((c) => !isKnown(c)),
  )
  await keepAll(tx, conversations.filter(isKnown), known)
  await record(
    tx,
    now,
    changed.flatMap(({ to, effects }) => factsOf(to, effects)),
  )
}
