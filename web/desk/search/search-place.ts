import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Asked } from '../../app/api.ts'

export type SearchFilters = Omit<NonNullable<Asked<'GET /search'>['query']>, 'q' | 'after' | 'limit'>
export type SearchFilterName = keyof SearchFilters
const NAMES = ['channelId', 'state', 'direction', 'from', 'to'] as const satisfies readonly SearchFilterName[]

/** What is searched for, as the address says it, so that a search can be shared and comes back with the back button. */
export function useSearchPlace() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const filters = Object.fromEntries(NAMES.flatMap((name) => (search[name] ? [[name, String(search[name])]] : []))) as SearchFilters
  const q = search['q'] === undefined ? '' : String(search['q'])
  const go = (next: object): void => void navigate({ to: '/search', search: next as never, replace: true })
  return {
    q,
    filters,
    ask: (next: string) => go({ ...filters, ...(next.trim() && { q: next.trim() }) }),
    filter: (name: SearchFilterName, value: string | null) => go({ ...filters, [name]: value || undefined, ...(q && { q }) }),
    clear: () => go(q ? { q } : {}),
  }
}
export type SearchPlace = ReturnType<typeof useSearchPlace>
