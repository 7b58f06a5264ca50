import { sql } from 'kysely'
import { inList, warningsOf } from '#channels'

/** Of an item, as `warned`, what of it says that it is to be covered; null: nothing does. A column like the others, so that no list asks twice. */
export const WARNED = sql`case when item.direction = 'in' and item.extra ?| array['labels', 'warning'] then item.extra end as warned`

export interface Warned {
  warned: Record<string, unknown> | null
}

/** A text as a list says it: covered, if it is to be. */
export const listed = (text: string, { warned }: Warned): string => inList(text, warningsOf(warned ?? {}))
