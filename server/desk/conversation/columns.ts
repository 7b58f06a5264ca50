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
  sentiment: 'real',
  urgency: 'text',
  state: 'text',
  teamId: 'uuid',
  ownerId: 'uuid',
  queuedAt: 'timestamptz',
  because: 'text',
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

/** For an update: every column but the id becomes what was given. */
export const OVERWRITE = sql.raw(
  columns
    .filter((column) => column !== 'id')
    .map((column) => `${column} = given.${column}`)
    .join(', '),
)

/** Conversations as a table `given`, with its columns. Those that stand empty in all may be left out: an insert fills a third of them. */
export function given(rows: readonly Conversation[], { withEmpty }: { withEmpty: boolean }) {
  const named = fields.map(([field, type], i) => ({ column: columns[i]!, type, values: rows.map((row) => asText(type, row[field])) }))
  const filled = withEmpty ? named : named.filter(({ values }) => values.some((value) => value !== null))
  const list = (tell: (one: (typeof named)[number]) => string) => sql.raw(filled.map(tell).join(', '))
  const arrays = sql.join(filled.map(({ type, values }) => sql`${values}::${sql.raw(isJson(type) ? 'text' : type)}[]`))
  const names = list(({ column }) => column)
  const casts = list(({ column, type }) => (isJson(type) ? `${column}::${type}` : column))
  return { columns: names, table: sql`(select ${casts} from unnest(${arrays}) as given (${names})) as given` }
}

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
  if (isJson(type)) return JSON.stringify(value)
  return value instanceof Date ? value.toISOString() : value
}
