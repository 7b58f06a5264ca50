import type { Written } from './read-query.ts'
import { QueryTrouble } from './trouble.ts'

/**
 * Refuses what would catch nearly everything. In each way to meet a query must be a word or an author by which posts can be
 * picked out: `-shoes`, `lang:de` and `shoes OR -boots` have none.
 */
export function refuseUnfindable(written: Written, text: string): void {
  const lacking = lacks(written)
  if (!lacking) return
  const place = { from: lacking.from, to: lacking.to }
  if (isOnlyNot(lacking)) throw new QueryTrouble('only-not', place)
  throw new QueryTrouble('only-narrow', place, text.slice(place.from, place.to))
}

const isOnlyNot = ({ query, of }: Written): boolean => query.is === 'not' || (query.is === 'all' && of.every(isOnlyNot))

/** The part that cannot be found by a word; null: all can. */
function lacks(written: Written): Written | null {
  switch (written.query.is) {
    case 'said':
    case 'near':
    case 'from':
      return null
    case 'any':
      return written.of.map(lacks).find((one) => one !== null) ?? null
    case 'all':
      return written.of.some((one) => lacks(one) === null) ? null : written
    case 'not':
    case 'lang':
    case 'link':
      return written
  }
}
