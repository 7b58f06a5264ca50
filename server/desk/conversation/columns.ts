import { sql, type RawBuilder } from 'kysely'
import type { Conversation } from './conversation.ts'

type SqlType = 'uuid' | 'text' | 'int' | 'bigint' | 'real' | 'timestamptz' | 'json' | 'jsonb'

const isJson = (type: SqlType): boolean => type === 'json' || type === 'jsonb'

/** Each field of a conversation, its column's type; the column is the field's name in snake case. */
const FIELDS = {
  id: 'uuid',
  channelId: 'uuid',
  brandId: 'uuid',
  personId: 'uuid',
  visibility: 'text',
  subject: 'text',
  preview: 'text',
  items: 'int',
  language: 'text',
  intent: 'text',
  topicId: 'uuid',
  sentiment: 'real',
  urgency: 'text',
  state: 'text',
  teamId: 'uuid',
  ownerId: 'uuid',
  queuedAt: 'timestamptz',
  because: 'text',
  routed: 'json',
  ruled: 'jsonb',
  dueAt: 'timestamptz',
  dueKind: 'text',
  dueBecause: 'json',
  alarmAt: 'timestamptz',
  nearlyDueAt: 'timestamptz',
  breachedAt: 'timestamptz',
  awaitingSince: 'timestamptz',
  clockFrom: 'timestamptz',
  responseSpent: 'bigint',
  resolutionSpent: 'bigint',
  answeredUntil: 'timestamptz',
  windowUntil: 'timestamptz',
  beforeReply: 'jsonb',
  answeredBy: 'uuid',
  answeredAt: 'timestamptz',
  beforeRest: 'jsonb',
  openedAt: 'timestamptz',
  firstAnsweredAt: 'timestamptz',
  lastInAt: 'timestamptz',
  lastOutAt: 'timestamptz',
  lastItemAt: 'timestamptz',
  snoozedUntil: 'timestamptz',
  snoozedBy: 'uuid',
  closedAt: 'timestamptz',
  closedBy: 'uuid',
  outcome: 'text',
  heldAt: 'timestamptz',
  heldBecause: 'text',
  changes: 'int',
} as const satisfies Record<keyof Conversation, SqlType>

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const fields = Object.entries(FIELDS) as [keyof Conversation, SqlType][]
const columns = fields.map(([field]) => columnOf(field))

/** What a select of whole conversations names, as `conversation.…`. */
export const WHOLE = sql.raw(fields.map(([field], i) => `conversation.${columns[i]!} as "${field}"`).join(', '))

type Field = (typeof fields)[number]

/** The fields that any of these fill: an insert needs no others. */
export const filledIn = (rows: readonly Conversation[]): Field[] => fields.filter(([field]) => rows.some((row) => row[field] !== null))

/** The id, and the fields in which any of these differs from what it was; of one that is not known, every field. */
export const changedIn = (rows: readonly Conversation[], before?: ReadonlyMap<string, Conversation>): Field[] =>
  fields.filter(([field]) => field === 'id' || rows.some((row) => row[field] !== before?.get(row.id)?.[field]))

/** For an update: each of these columns, but the id, becomes what was given. */
export const overwrite = (some: readonly Field[]) =>
  sql.raw(
    some
      .filter(([field]) => field !== 'id')
      .map(([field]) => `${columnOf(field)} = given.${columnOf(field)}`)
      .join(', '),
  )

/** These fields of conversations as a table `given`, with their columns. */
export function given(rows: readonly Conversation[], some: readonly Field[]) {
  const arrays = sql.join(some.map(([field, type]) => sql`${rows.map((row) => asText(row[field]))}::${sql.raw(isJson(type) ? 'text' : type)}[]`))
  const names = sql.raw(some.map(([field]) => columnOf(field)).join(', '))
  const casts = sql.raw(some.map(([field, type]) => (isJson(type) ? `${columnOf(field)}::${type}` : columnOf(field))).join(', '))
  return { columns: names, table: sql`(select ${casts} from unnest(${arrays}) as given (${names})) as given` }
}

/** What is different in `after`, for `update … set`; null: nothing. */
export function differenceOf(before: Conversation, after: Conversation): RawBuilder<unknown> | null {
  const sets = fields.flatMap(([field], i) => {
    const [was, is] = [asText(before[field]), asText(after[field])]
    return was === is ? [] : [sql`${sql.ref(columns[i]!)} = ${is}`]
  })
  return sets.length === 0 ? null : sql.join(sets)
}

/** Instants go as ISO text, JSON as its text. */
function asText(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return value instanceof Date ? value.toISOString() : JSON.stringify(value)
}
