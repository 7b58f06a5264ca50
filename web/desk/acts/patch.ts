import type { InfiniteData } from '@tanstack/react-query'
import { queryClient, readAnew } from '../../app/asking/queries.ts'
import type { Conversation, WholeConversation } from '../conversation.ts'

type Pages = InfiniteData<{ items: Conversation[]; next: string | null }>

/** The conversation as some screen last read it, or null. */
export function readFromCache(id: string): Conversation | null {
  const whole = queryClient.getQueryData<WholeConversation>(['GET /conversations/:id', { params: { id } }])
  if (whole) return whole
  const lists = queryClient.getQueriesData<Pages>({ queryKey: ['GET /conversations'] })
  for (const [, data] of lists) for (const page of data?.pages ?? []) for (const row of page.items) if (row.id === id) return row
  return null
}

/** Changes a conversation wherever it is shown, before or after the server said so. Reads on their way are dropped: they are older. */
export async function patchCache(id: string, patch: Partial<Conversation>): Promise<void> {
  await Promise.all([
    queryClient.cancelQueries({ queryKey: ['GET /conversations'] }),
    queryClient.cancelQueries({ queryKey: ['GET /conversations/:id', { params: { id } }] }),
  ])
  queryClient.setQueriesData<Pages>({ queryKey: ['GET /conversations'] }, (data) => data && patchPages(data, id, patch))
  queryClient.setQueryData<WholeConversation>(['GET /conversations/:id', { params: { id } }], (whole) => whole && { ...whole, ...patch })
}

const patchPages = (data: Pages, id: string, patch: Partial<Conversation>): Pages => ({
  ...data,
  pages: data.pages.map((page) =>
    page.items.some((row) => row.id === id) ? { ...page, items: page.items.map((row) => (row.id === id ? { ...row, ...patch } : row)) } : page,
  ),
})

/** Reads again what a change to a conversation touches. The live stream does the same a moment later, for everybody. */
export const freshen = (id: string): void => {
  for (const queryKey of [['GET /conversations'], ['GET /conversations/counts'], ['GET /conversations/:id', { params: { id } }]]) void readAnew({ queryKey })
}
