import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Asked } from '../../app/asking/api.ts'
import { partsOf, textOf } from '../address.ts'

export type SearchFilters = Omit<NonNullable<Asked<'GET /search'>['query']>, 'q' | 'after' | 'limit'>
export type SearchFilterName = keyof SearchFilters
const NAMES = ['channelId', 'state', 'direction', 'from', 'to'] as const satisfies readonly SearchFilterName[]

/** What is searched for, as the address says it, so that a search can be shared and comes back with the back button. */
export function useSearchPlace() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const filters = partsOf(search, NAMES) as SearchFilters
  const q = textOf(search['q'])
  const go = (next: object): void => void navigate({ to: '/search', search: next, replace: true })
  return {
    q,
    filters,
    ask: (next: string) => go({ ...filters, ...(next.trim() && { q: next.trim() }) }),
    filter: (name: SearchFilterName, value: string | null) => go({ ...filters, [name]: value || undefined, ...(q && { q }) }),
    clear: () => go(q ? { q } : {}),
  }
}
export type SearchPlace = ReturnType<typeof useSearchPlace>
