import { sql, type RawBuilder } from 'kysely'
import type { Conversation } from './conversation.ts'

type SqlType = 'uuid' | 'text' | 'int' | 'bigint' | 'real' | 'timestamptz' | 'jsonb'

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
  sentiment: 'real',
  urgency: 'text',
  state: 'text',
  teamId: 'uuid',
  ownerId: 'uuid',
  queuedAt: 'timestamptz',
  because: 'text',
  dueAt: 'timestamptz',
  dueKind: 'text',
  dueBecause: 'jsonb',
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
  changes: 'int',
} as const satisfies Record<keyof Conversation, SqlType>

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const fields = Object.entries(FIELDS) as [keyof Conversation, SqlType][]
const columns = fields.map(([field]) => columnOf(field))

/** What a select of whole conversations names, as `conversation.…`. */
export const WHOLE = sql.raw(fields.map(([field], i) => `conversation.${columns[i]!} as "${field}"`).join(', '))

/** Column names for an insert. */
export const COLUMNS = sql.raw(columns.join(', '))

/** For `on conflict … do update`: everything but the id becomes what was given. */
export const OVERWRITE = sql.raw(
  columns
    .filter((column) => column !== 'id')
    .map((column) => `${column} = excluded.${column}`)
    .join(', '),
)

/** The select list over the unnested arrays: jsonb arrives as text. */
export const GIVEN = sql.raw(fields.map(([, type], i) => (type === 'jsonb' ? `${columns[i]!}::jsonb` : columns[i]!)).join(', '))

/** One array a column, for `unnest`. Instants go as ISO text, jsonb as its text. */
export const asArrays = (rows: readonly Conversation[]) =>
  sql.join(fields.map(([field, type]) => sql`${rows.map((row) => asText(type, row[field]))}::${sql.raw(type === 'jsonb' ? 'text' : type)}[]`))

/** What is different in `after`, for `update … set`; null: nothing. */
export function differenceOf(before: Conversation, after: Conversation): RawBuilder<unknown> | null {
  const sets = fields.flatMap(([field, type], i) => {
    const [was, is] = [asText(type, before[field]), asText(type, after[field])]
    return was === is ? [] : [sql`${sql.ref(columns[i]!)} = ${is}`]
  })
  return sets.length === 0 ? null : sql.join(sets)
}

function asText(type: SqlType, value: unknown): unknown {
  if (value === null) return null
  if (type === 'jsonb') return JSON.stringify(value)
  return value instanceof Date ? value.toISOString() : value
}
