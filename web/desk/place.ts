import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { VIEWS } from '../../server/desk/contract.ts'
import type { Asked } from '../app/asking/api.ts'
import { partsOf } from './address.ts'

export type View = (typeof VIEWS)[number]
export type Filters = Pick<NonNullable<Asked<'GET /conversations'>['query']>, 'teamId' | 'channelId' | 'tag' | 'urgency' | 'intent' | 'topic' | 'flood'>
export type FilterName = keyof Filters
export const FILTERS = ['teamId', 'channelId', 'tag', 'urgency', 'intent', 'topic', 'flood'] as const satisfies readonly FilterName[]
export const ALL_VIEWS = ['mine', 'queue', 'waiting', 'with_them', 'snoozed', 'closed', 'mentions', 'hints', 'held'] as const satisfies readonly View[]

const isView = (text: unknown): text is View => ALL_VIEWS.some((view) => view === text)

/** Where one is at the desk, as the address says it: the view, its filters, the open conversation, and the person beside it. */
export function useDeskPlace() {
  const { view: asked, conversationId = null } = useParams({ strict: false })
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const view: View = isView(asked) ? asked : 'waiting'
  const filters = useMemo(() => partsOf(search, FILTERS) as Filters, [search])
  const showsPerson = search['show'] === 'person'
  return {
    view,
    filters,
    conversationId,
    showsPerson,
    goTo: (next: View) => void navigate({ to: '/desk/$view', params: { view: next }, search: filters }),
    open: (id: string, { replace = false } = {}) =>
      void navigate({ to: '/desk/$view/$conversationId', params: { view, conversationId: id }, search: filters, replace }),
    leave: () => void navigate({ to: '/desk/$view', params: { view }, search: filters }),
    filter: (next: Filters) => void navigate({ to: '.', search: next, replace: true }),
    showPerson: (show: boolean) => void navigate({ to: '.', search: { ...filters, ...(show && { show: 'person' }) }, replace: !show }),
  }
}
export type DeskPlace = ReturnType<typeof useDeskPlace>
