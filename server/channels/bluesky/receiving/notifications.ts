import type { Agent } from '@atproto/api'
import { z } from 'zod'
import { Post } from '../post.ts'
import type { Place } from './place.ts'

/** What is said to us; likes, follows and reposts ask for no answer. */
const REASONS = ['mention', 'reply', 'quote']
/** The most a page may hold (lexicon app.bsky.notification.listNotifications, 2026). */
const PAGE = 100

const Notification = z.object({ uri: z.string(), indexedAt: z.string() }).loose()

/** One page of notifications that were not seen, and where receiving stands once they are kept. */
export interface Page {
  posts: Post[]
  broken: { place: string; raw: string; reason: string; id: string }[]
  place: Place
}

/**
 * Pages back from the newest notification to where we were, less `overlap`: the network dates a notification by the earlier
 * of what the author's clock says and its own, so that one may be put behind those already read. The place only moves to
 * the newest once all pages in between are kept; who is stopped on the way goes on from the page.
 * @param overlap ms
 */
export async function* lookThrough(agent: Agent, from: Place, overlap: number, seen: { has(uri: string): boolean }, signal: AbortSignal): AsyncIterable<Page> {
  let place = from
  const since = new Date(new Date(from.at).getTime() - overlap).toISOString()
  for (let page = place.catching?.page; ;) {
    const { data } = await agent.listNotifications({ limit: PAGE, cursor: page, reasons: REASONS }, { signal })
    const listed = data.notifications.flatMap((raw) => Notification.safeParse(raw).data ?? [])
    const newest = place.catching?.newest ?? later(listed[0]?.indexedAt, place.at)
    const done = !data.cursor || listed.length === 0 || listed.at(-1)!.indexedAt < since
    page = done ? undefined : nextPage(data.cursor!, page)
    place = page === undefined ? { ...place, at: newest, catching: null } : { ...place, catching: { page, newest } }
    yield { ...read(data.notifications.filter((one) => one.indexedAt >= since && !seen.has(one.uri))), place }
    if (done) return
  }
}

/**
 * The network cuts its pages by time alone: what shares a millisecond with the last of a page would be stepped over. So the
 * next page begins one millisecond later and shows those again; unless that is where we just were, for then more than a page
 * of them share it, and the network can show no more.
 */
function nextPage(cursor: string, page: string | undefined): string {
  const isTime = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(cursor)
  const next = isTime ? new Date(Date.parse(cursor) + 1).toISOString() : cursor
  return next === page ? cursor : next
}

/** What does not read as a post is set aside, not lost. */
function read(notifications: readonly { uri: string }[]): Pick<Page, 'posts' | 'broken'> {
  const parsed = notifications.map((raw) => ({ raw, post: Post.safeParse(raw) }))
  return {
    posts: parsed.flatMap(({ post }) => post.data ?? []),
    broken: parsed.flatMap(({ raw, post }) =>
      post.success ? [] : [{ place: 'a notification', raw: JSON.stringify(raw), reason: z.prettifyError(post.error), id: raw.uri }],
    ),
  }
}

const later = (a: string | undefined, b: string): string => (a && new Date(a) > new Date(b) ? new Date(a).toISOString() : b)
