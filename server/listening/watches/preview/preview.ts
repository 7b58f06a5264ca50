import type { RawBuilder } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { compile } from '../matching/matcher.ts'
import type { Query } from '../query/query.ts'
import type { Caught } from '../hits.ts'
import { askedOfIndex } from './asked-of-index.ts'
import { readCandidates, type Candidate } from './candidates.ts'

const WEEK = 7 * 86_400_000
/** Shown as examples. */
const NEWEST = 5

/** What other domains know of items, for a query that asks for it. */
export interface Beside {
  /** Handles by identity. */
  handlesOf(db: Db | Tx, identityIds: readonly string[]): Promise<Map<string, string | null>>
  /** Languages by item. */
  languagesOf(db: Db | Tx, itemIds: readonly string[]): Promise<Map<string, string | null>>
}

/**
 * What a query would have caught in the last seven days of what is `shown` to the reader. Links and addresses are one word to
 * the search's index: in a workspace with more than can be looked at, what is said in them alone is not found here.
 */
export async function preview(
  db: Db | Tx,
  { query, now, shown, beside }: { query: Query; now: Date; shown: RawBuilder<boolean>; beside: Beside },
): Promise<{ caught: number; isAtLeast: boolean; newest: Caught[] }> {
  const { items, isCut } = await readCandidates(db, new Date(now.getTime() - WEEK), now, shown, askedOfIndex(query))
  const heard = await hear(db, query, items, beside)
  const matcher = compile([{ query }])
  const caught = items.filter((item) => matcher.match(heard(item)).length > 0)
  return { caught: caught.length, isAtLeast: isCut, newest: caught.slice(0, NEWEST) }
}

async function hear(db: Db | Tx, query: Query, items: readonly Candidate[], { handlesOf, languagesOf }: Beside) {
  const handles = asks(query, 'from')
    ? await handlesOf(
        db,
        items.map((item) => item.identityId),
      )
    : new Map<string, string | null>()
  const languages = asks(query, 'lang')
    ? await languagesOf(
        db,
        items.map((item) => item.itemId),
      )
    : new Map<string, string | null>()
  return ({ itemId, identityId, subject, text }: Candidate) => {
    return { text, subject, handle: handles.get(identityId) ?? null, language: languages.get(itemId) ?? null }
  }
}

function asks(query: Query, what: 'from' | 'lang'): boolean {
  if (query.is === 'not') return asks(query.one, what)
  if (query.is === 'all' || query.is === 'any') return query.of.some((one) => asks(one, what))
  return query.is === what
}
