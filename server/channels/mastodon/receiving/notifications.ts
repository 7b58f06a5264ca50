import { z } from 'zod'
import type { Arrival } from '../../adapter.ts'
import { listIn, type Api } from '../api.ts'
import { Status } from '../status.ts'
import { isLater, type Place } from './place.ts'

/** What is said to us. Favourites, boosts and follows ask for no answer. */
const TYPES = ['mention', 'quote']
/** The most a page may hold (docs.joinmastodon.org/methods/notifications, 2026-11). */
const PAGE = 40

const Notification = z.object({ id: z.string(), type: z.string(), created_at: z.string(), status: z.unknown().optional() })

/** One page of posts that were not seen, oldest first, and where receiving stands once they are kept. */
export interface Page {
  posts: Status[]
  broken: NonNullable<Arrival['broken']>
  place: Place
}

/**
 * Pages back from the newest notification to where we were. The place only moves to the newest once all pages in between are
 * kept; who is stopped on the way goes on from the page. The newest page is always read whole: two that were written at once
 * may become visible in the wrong order.
 */
export async function* lookThrough(api: Api, from: Place, seen: { has(id: string): boolean }, signal: AbortSignal): AsyncIterable<Page> {
  let place = from
  for (let page = place.catching?.page ?? null; ;) {
    await api.rest(signal)
    const { data, older } = await api.get('/api/v1/notifications', { limit: String(PAGE), 'types[]': TYPES, ...page }, { signal })
    const listed = listIn(data).flatMap((raw) => Notification.safeParse(raw).data ?? [])
    const newest = place.catching?.newest ?? newestOf(listed[0]?.id, from.notification)
    const last = listed.at(-1)
    const done = !older || !last || !isLater(last.id, from.notification) || last.created_at < from.begin
    page = done ? null : older
    place = page === null || newest === null ? { ...place, notification: newest, catching: null } : { ...place, catching: { page, newest } }
    yield { ...read(listed, from.begin, seen), place }
    if (done) return
  }
}

const newestOf = (first: string | undefined, before: string | null): string | null => (first !== undefined && isLater(first, before) ? first : before)

/** What does not read as a post is set aside, not lost. */
function read(listed: z.output<typeof Notification>[], begin: string, seen: { has(id: string): boolean }): Pick<Page, 'posts' | 'broken'> {
  const posts: Status[] = []
  const broken: Page['broken'] = []
  // older servers know no `types[]` and send all kinds
  for (const { id, type, created_at: at, status } of listed.toReversed()) {
    if (!TYPES.includes(type) || at < begin) continue
    const parsed = Status.safeParse(status)
    if (!parsed.success)
      broken.push({ place: 'a notification', raw: JSON.stringify(status ?? null), reason: z.prettifyError(parsed.error), id: `notification ${id}` })
    else if (!seen.has(parsed.data.id)) posts.push(parsed.data)
  }
  return { posts, broken }
}
