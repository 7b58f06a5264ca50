import type { Account, Arrival } from '../../adapter.ts'
import { makeBell, type Bell } from '../../bell.ts'
import { makeItems } from '../../receiving/made-items.ts'
import type { RawChange } from '../../raw-item.ts'
import { openApi, type Api } from '../api.ts'
import { limitsOf, readInstance } from '../instance.ts'
import { serverFor } from '../session.ts'
import { Status, toItem, type Us } from '../status.ts'
import { asEdit, lookAgain } from './changes.ts'
import { climb } from './context.ts'
import { lookThrough } from './notifications.ts'
import { lookAtOwn } from './own-posts.ts'
import { placeFrom, unwatch, watch, type Place } from './place.ts'
import { keepStream, type Event, type Stream } from './stream.ts'

/** How often we look, ms. A server allows 300 requests in 5 minutes (docs.joinmastodon.org/api/rate-limits, 2026-11), for us and for the people who use the account elsewhere. */
export interface Rhythm {
  /** While the stream stands: only to notice that it has gone deaf. */
  streaming: number
  /** Without a stream, while people write, and when nothing came for five minutes. */
  busy: number
  idle: number
  /** At least so long between two looks, however much the stream tells. */
  least: number
  /** Between two looks at our own posts and at what was edited or deleted. */
  round: number
  /** A stream without a sign of life for so long is dead. */
  silence: number
}
const RHYTHM: Rhythm = { streaming: 30_000, busy: 5_000, idle: 15_000, least: 1_000, round: 30_000, silence: 45_000 }
const BUSY_FOR = 5 * 60_000

/** Posts looked at again at once: as many as a server gives out together (20). */
const CHECKED = 20
/** Ids remembered, so that what was read is not delivered again; what is forgotten is known by its id all the same. */
const REMEMBERED = 10_000

interface Look {
  api: Api
  us: Us
  account: Account
  place: Place
  seen: Set<string>
  signal: AbortSignal
  stream: Stream
  bell: Bell
  /** Told by the stream, not yet delivered. */
  changes: RawChange[]
  /** Something of ours, or said to us, was told since the last look. */
  told: boolean
  newsAt: number
  roundAt: number
  checked: number
}

/** Receives for an account until `signal` aborts: what is said to us, what we said elsewhere, what was edited or taken back. */
export async function* receive(account: Account, cursor: unknown, signal: AbortSignal, rhythm: Rhythm = RHYTHM): AsyncIterable<Arrival> {
  const end = new AbortController()
  const look = await begin(account, cursor, signal, AbortSignal.any([signal, end.signal]), rhythm)
  try {
    while (!signal.aborted) {
      yield* lookOnce(look, rhythm)
      await rest(look, rhythm)
    }
  } finally {
    end.abort()
  }
}

/** @param over ends the stream, also when we end for another reason than `signal` */
async function begin(account: Account, cursor: unknown, signal: AbortSignal, over: AbortSignal, { silence }: Rhythm): Promise<Look> {
  const { server, us } = serverFor(account)
  const api = openApi(server)
  const instance = await readInstance(api)
  const bell = makeBell(over)
  const look: Look = {
    api,
    us: { ...us, ...limitsOf(instance) },
    account,
    place: placeFrom(cursor, account.now()),
    seen: new Set(),
    signal,
    bell,
    stream: keepStream(server, { address: instance.streaming, silence, onEvent: (event) => hear(look, event), onTurn: bell.ring }, over),
    changes: [],
    told: false,
    newsAt: account.now().getTime(),
    roundAt: Number.NEGATIVE_INFINITY,
    checked: 0,
  }
  return look
}

/** What the stream says: news ring the bell, edits and deletions of what we hold are kept for the next delivery. */
function hear(look: Look, { event, payload }: Event): void {
  const isWatched = (id: string): boolean => look.place.watched.some(([watched]) => watched === id)
  if (event === 'delete' && isWatched(String(payload))) look.changes.push({ change: 'deleted', id: String(payload), at: look.account.now() })
  else if (event === 'status.update') {
    const { data } = Status.safeParse(payload)
    if (!data || !isWatched(data.id)) return
    look.changes.push(asEdit(data, look.us))
    look.place = watch(look.place, [data])
  } else if (event === 'notification') look.told = true
  else if (event === 'update' && Status.safeParse(payload).data?.account.id === look.us.accountId) look.roundAt = Number.NEGATIVE_INFINITY
  else return
  look.bell.ring()
}

async function* lookOnce(look: Look, rhythm: Rhythm): AsyncIterable<Arrival> {
  const { api, signal, account } = look
  const wasTold = look.told
  look.told = false
  let news = 0
  for await (const page of lookThrough(api, look.place, look.seen, signal)) {
    news += page.posts.length
    yield* deliver(look, page.posts, page.place, page.broken)
  }
  // found by looking, while a stream that stands said nothing of it: it is deaf
  if (news > 0 && !wasTold && !look.told && look.newsAt < account.now().getTime() - rhythm.least && look.stream.isLive()) look.stream.renew()
  if (news > 0) look.newsAt = account.now().getTime()
  const now = performance.now()
  if (now - look.roundAt >= rhythm.round) {
    look.roundAt = now
    for await (const page of lookAtOwn(api, look.us, look.place, look.seen, signal)) yield* deliver(look, page.posts, page.place)
    yield await followChanges(look)
  }
  yield { items: [], changes: look.changes.splice(0), cursor: look.place }
}

/**
 * Posts as items, and then what they answer: in a delivery of its own, so that a conversation is opened by whoever spoke to
 * us and not by whom they answered. The place moves with the last. All of it is remembered and watched from now on.
 */
async function* deliver(look: Look, posts: Status[], place: Place, broken: Arrival['broken'] = []): AsyncIterable<Arrival> {
  const above = await climb(look.api, posts, look.seen, look.signal)
  for (const { id } of [...above, ...posts]) look.seen.add(id)
  for (const id of look.seen) if (look.seen.size > REMEMBERED) look.seen.delete(id)
  const made = await makeItems(posts, (post) => toItem(post, look.us))
  const said = { items: made.items, broken: [...broken, ...made.broken] }
  if (above.length > 0) yield { ...said, cursor: look.place }
  look.changes.push(...editedAmong(posts, look))
  look.place = watch({ ...place, watched: look.place.watched }, [...above, ...posts])
  yield { ...(above.length > 0 ? await makeItems(above, (post) => toItem(post, look.us)) : said), cursor: look.place }
}

/** Posts that come again and were edited since they were taken in: while we were away. */
function editedAmong(posts: readonly Status[], { place, us }: Pick<Look, 'place' | 'us'>): RawChange[] {
  const before = new Map(place.watched)
  return posts.filter((post) => post.edited_at && before.has(post.id) && before.get(post.id) !== post.edited_at).map((post) => asEdit(post, us))
}

/** The next few of what is watched, round and round, the newest first: most changes come soon. */
async function followChanges(look: Look): Promise<Arrival> {
  const { watched } = look.place
  const end = watched.length - (look.checked % Math.max(1, watched.length))
  const some = watched.slice(Math.max(0, end - CHECKED), end)
  const { changes, gone, edited } = await lookAgain(look, some, look.account.now())
  look.checked = end - CHECKED <= 0 ? 0 : look.checked + some.length
  if (edited.length > 0) look.place = watch(look.place, edited)
  if (gone.size > 0) look.place = unwatch(look.place, gone)
  return { items: [], changes, cursor: look.place }
}

/** Until the next look: as the stream says, and as the server allows. */
async function rest({ api, account, stream, newsAt, bell, signal }: Look, { streaming, busy, idle, least }: Rhythm): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, least))
  await bell.wait(stream.isLive() ? streaming : account.now().getTime() - newsAt < BUSY_FOR ? busy : idle)
  if (!signal.aborted) await api.rest(signal)
}
