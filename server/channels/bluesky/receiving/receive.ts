import type { Account, Arrival } from '../../adapter.ts'
import { makeBell, type Bell } from '../../bell.ts'
import { climb } from './context.ts'
import { findDeleted } from './deletions.ts'
import { lookThrough } from './notifications.ts'
import { lookAtOwn } from './own-posts.ts'
import { placeFrom, unwatch, watch, type Place } from './place.ts'
import { hiddenBy } from '../labels.ts'
import { lookAtMessages } from '../messages/receive.ts'
import { toItem, type Post } from '../post.ts'
import { openSession, type Session } from '../session.ts'
import { ailing, attend, SILENCE, type Attending } from '../stream/attend.ts'
import { giveOn, type Giving } from '../stream/give-on.ts'
import { asTrouble } from '../trouble.ts'
import { viewPosts } from '../view-posts.ts'

/** How often we look, ms. Bluesky pushes nothing to an account; three requests a look keep far below 3,000 in 5 minutes. */
export interface Rhythm {
  /** While people write. */
  busy: number
  /** When nothing came for `busyFor`. */
  idle: number
  busyFor: number
  /** A public stream that tells nothing for so long is dead. */
  silence: number
}
const RHYTHM: Rhythm = { busy: 2_000, idle: 5_000, busyFor: 120_000, silence: SILENCE }

/** Read again at each look, ms, for what the network dated back; and once an hour, for clocks that are badly wrong. */
const OVERLAP = 10 * 60_000
const DEEP_OVERLAP = 25 * 3_600_000
const DEEP_EVERY = 3_600_000
/** Posts looked up at once for being deleted. */
const CHECKED = 25
/** Addresses remembered so that the overlap is not delivered again; what is forgotten is known by its id all the same. */
const REMEMBERED = 10_000
/** Below this share of what may be asked, we wait until it is whole again. */
const RESERVE = 0.1

/** Receives for an account until `signal` aborts: what is said to us, what is watched for, what we said elsewhere, what was taken back. */
export async function* receive(account: Account, cursor: unknown, signal: AbortSignal, rhythm: Rhythm = RHYTHM): AsyncIterable<Arrival> {
  const end = new AbortController()
  const over = AbortSignal.any([signal, end.signal])
  try {
    const look = await begin(account, cursor, over, rhythm)
    while (!signal.aborted) {
      for await (const arrival of lookOnce(look)) yield { ...arrival, ailing: ailing(look.ear) }
      const next = performance.now() + pauseAfter(look, rhythm)
      while (performance.now() < next && !signal.aborted) {
        await look.bell.wait(Math.max(0, next - performance.now()))
        for await (const arrival of giveOn(look)) yield { ...arrival, ailing: ailing(look.ear) }
      }
    }
  } catch (error) {
    throw asTrouble(error)
  } finally {
    end.abort()
  }
}

interface Look extends Attending, Giving {
  session: Session
  bell: Bell
  place: Place
  seen: Set<string>
  deepAt: number
  newsAt: number
  /** How many of the watched were checked in this round. */
  checked: number
}

async function begin(account: Account, cursor: unknown, signal: AbortSignal, { silence }: Rhythm): Promise<Look> {
  const bell = makeBell(signal)
  return {
    session: await openSession(account),
    account,
    place: placeFrom(cursor, account.now()),
    seen: new Set<string>(),
    signal,
    bell,
    ring: bell.ring,
    ear: null,
    authors: new Map(),
    asked: new Set(),
    silence,
    shownTo: 0,
    keptAt: performance.now(),
    deepAt: 0,
    newsAt: account.now().getTime(),
    checked: 0,
  }
}

async function* lookOnce(look: Look): AsyncIterable<Arrival> {
  const { session, signal, account } = look
  await attend(look)
  const now = account.now().getTime()
  const deep = now - look.deepAt >= DEEP_EVERY
  for await (const page of lookThrough(session.agent, look.place, deep ? DEEP_OVERLAP : OVERLAP, look.seen, signal))
    yield* deliver(look, page.posts, page.place, page.broken)
  if (deep) look.deepAt = now
  for await (const page of lookAtOwn(session, look.place, look.seen, signal)) if (page.posts.length > 0) yield* deliver(look, page.posts, page.place)
  yield* lookAtMessages(look)
  yield await followDeletions(look)
  yield* giveOn(look)
}

/**
 * Posts as items, and then what they answer: in a delivery of its own, so that a conversation is opened by whoever spoke to
 * us and not by whom they answered. The place moves with the last. All of it is remembered and watched from now on.
 */
async function* deliver(look: Look, given: Post[], place: Place, unread: Arrival['broken'] = []): AsyncIterable<Arrival> {
  const { posts, broken } = setHiddenAside(given, unread)
  const { agent, did } = look.session
  const above = (await climb(agent, posts, look.seen)).map(({ post, surroundings }) => toItem(post, did, surroundings))
  const views = await viewPosts(
    agent,
    posts.map((post) => post.uri),
  )
  const items = posts.map((post) => toItem({ ...post, author: views.get(post.uri)?.post.author ?? post.author }, did, views.get(post.uri)?.surroundings))
  const uris = [...above, ...items].map((item) => item.id)
  remember(look.seen, uris)
  if (uris.length > 0) look.newsAt = look.account.now().getTime()
  if (above.length > 0) yield { items, broken, cursor: look.place }
  look.place = watch({ ...place, watched: look.place.watched }, uris)
  yield above.length > 0 ? { items: above, cursor: look.place } : { items, broken, cursor: look.place }
}

/** What moderators hide is shown to nobody; that it was said to us is written down, without its words. */
function setHiddenAside(given: readonly Post[], unread: NonNullable<Arrival['broken']>): { posts: Post[]; broken: NonNullable<Arrival['broken']> } {
  const hidden = given.flatMap((post) => {
    const [label, { uri }] = [hiddenBy(post), post]
    return label
      ? [{ place: 'a notification', raw: uri, reason: `Bluesky’s moderators hide this post (${label}). Look for it on Bluesky if you must.`, id: uri }]
      : []
  })
  return { posts: given.filter((post) => !hiddenBy(post)), broken: [...unread, ...hidden] }
}

/** The next few of what is watched, round and round. */
async function followDeletions(look: Look): Promise<Arrival> {
  const { watched } = look.place
  const end = watched.length - (look.checked % Math.max(1, watched.length)) // the newest first: most deletions come soon
  const some = watched.slice(Math.max(0, end - CHECKED), end)
  const gone = await findDeleted(look.session.agent, some)
  look.checked = end - CHECKED <= 0 ? 0 : look.checked + some.length
  if (gone.size > 0) look.place = unwatch(look.place, gone)
  const at = look.account.now()
  return { items: [], changes: [...gone].map((id) => ({ change: 'deleted', id, at })), cursor: look.place }
}

function remember(seen: Set<string>, uris: readonly string[]): void {
  for (const uri of uris) seen.add(uri)
  for (const uri of seen) if (seen.size > REMEMBERED) seen.delete(uri)
}

/** How long until the next look, ms: by how lively it is, and by what the server still allows. */
function pauseAfter({ session, account, newsAt }: Look, { busy, idle, busyFor }: Rhythm): number {
  const now = account.now().getTime()
  const allowance = session.allowance()
  const spent = allowance && allowance.left < allowance.limit * RESERVE ? allowance.resetAt.getTime() - now : 0
  return Math.max(spent, now - newsAt < busyFor ? busy : idle)
}
