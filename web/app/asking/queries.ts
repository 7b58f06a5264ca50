import {
  keepPreviousData,
  QueryCache,
  QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  type InfiniteQueryObserverResult,
  type QueryFilters,
} from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { api, newKey, type Answer, type Asked, type AskedRest, type ReadName, type WriteName } from './api.ts'
import { ProblemError } from './problem.ts'

let signedOut = (): void => {}
/** Says what to do when the server answers that nobody is signed in any more. */
export const whenSignedOut = (then: () => void): void => {
  signedOut = then
}
const noticeSignedOut = (error: Error): void => {
  if (error instanceof ProblemError && error.status === 401) signedOut()
}

/** All that the screens know of the server. Facts from the live stream make it fresh, so it may be trusted for a while. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: (failures, error) => error instanceof ProblemError && error.isOutage && failures < 3 },
    mutations: { onError: noticeSignedOut },
  },
})

/**
 * Reads anew what the screens show of it, as it is from this moment on. A first read that is under way may have been
 * answered before this moment, and the library lets it stand: it is read once more when it is there.
 */
export async function readAnew(filters: QueryFilters = {}): Promise<void> {
  const begun = queryClient
    .getQueryCache()
    .findAll({ ...filters, fetchStatus: 'fetching', predicate: (query) => query.state.data === undefined && (filters.predicate?.(query) ?? true) })
  await queryClient.invalidateQueries(filters)
  await Promise.all(begun.map(({ queryKey }) => queryClient.invalidateQueries({ queryKey, exact: true })))
}

/** A read as the cache knows it: its key is `[endpoint, asked]`, so facts can freshen it by endpoint and id. */
export const reading = <N extends ReadName>(name: N, ...[asked]: AskedRest<N>) =>
  queryOptions({ queryKey: [name, asked ?? {}] as const, queryFn: ({ signal }) => api(name, asked as Asked<N>, { signal }) })

/** Reads an endpoint and keeps it fresh. */
export const useRead = <N extends ReadName>(name: N, ...rest: AskedRest<N>) => useQuery(reading(name, ...rest))

/** Reads only when there is something to ask: `asked` null waits. What was read before stays on show meanwhile. */
export const useReadWhen = <N extends ReadName>(name: N, asked: Asked<N> | null) =>
  useQuery({
    queryKey: [name, asked ?? {}],
    queryFn: ({ signal }) => api(name, asked as Asked<N>, { signal }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  })

/** Endpoints that answer `{ items, next }`. */
export type PagedName = { [N in ReadName]: Answer<N> extends { items: unknown[]; next: string | null } ? N : never }[ReadName]
type ItemOf<N extends PagedName> = Answer<N> extends { items: (infer I)[] } ? I : never

type Reading = Pick<InfiniteQueryObserverResult, 'isFetching' | 'isFetchingNextPage' | 'refetch' | 'fetchNextPage'>

/** Reads the next page. A reading anew that is under way ends first: the library would give it up, and what it was to bring would show nowhere. */
export async function readOn({ isFetching, isFetchingNextPage, refetch, fetchNextPage }: Reading): Promise<void> {
  if (isFetching && !isFetchingNextPage) await refetch({ cancelRefetch: false })
  await fetchNextPage({ cancelRefetch: false })
}

/** Reads page after page. `items` is all that was read so far; `fetchNextPage` reads on while `hasNextPage`. */
export function usePages<N extends PagedName>(name: N, ...[asked]: AskedRest<N>) {
  const pages = useInfiniteQuery({
    queryKey: [name, asked ?? {}, 'pages'],
    queryFn: ({ pageParam, signal }) => api(name, { ...asked, query: { ...asked?.query, ...(pageParam && { after: pageParam }) } } as Asked<N>, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last as { next: string | null }).next,
  })
  const { isFetching, isFetchingNextPage, refetch, fetchNextPage: next } = pages
  const fetchNextPage = useCallback(
    () => readOn({ isFetching, isFetchingNextPage, refetch, fetchNextPage: next }),
    [isFetching, isFetchingNextPage, refetch, next],
  )
  const read = (pages.data?.pages ?? []) as { items: ItemOf<N>[] }[]
  return { ...pages, fetchNextPage, items: read.flatMap((page) => page.items) }
}

/** What a write makes stale, and what to do after it. */
export interface Effects<N extends WriteName> {
  /** Endpoints to read again once it is done. */
  freshens?: readonly ReadName[]
  onDone?: (answer: Answer<N>, asked: Asked<N>) => unknown
}

/** A write. The same thing asked again after an outage carries the same Idempotency-Key, so pressing twice never does it twice. */
export function useWrite<N extends WriteName>(name: N, { freshens = [], onDone }: Effects<N> = {}) {
  const unsettled = useRef<{ key: string; asked: string } | null>(null)
  return useMutation<Answer<N>, Error, Asked<N>>({
    mutationFn: async (asked) => {
      const same = JSON.stringify(asked ?? null)
      if (unsettled.current?.asked !== same) unsettled.current = { key: newKey(), asked: same }
      const answer = await api(name, asked, { key: unsettled.current.key }).catch((problem: unknown) => {
        if (!(problem instanceof ProblemError && problem.isOutage)) unsettled.current = null
        throw problem
      })
      unsettled.current = null
      return answer
    },
    onSuccess: async (answer, asked) => {
      await onDone?.(answer, asked)
      for (const endpoint of freshens) void readAnew({ queryKey: [endpoint] })
    },
  })
}
