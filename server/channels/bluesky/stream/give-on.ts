import type { Agent } from '@atproto/api'
import type { Arrival } from '../../adapter.ts'
import type { RawItem } from '../../raw-item.ts'
import { hiddenBy } from '../labels.ts'
import { toItem, type Post, type PostExtra } from '../post.ts'
import { hear, type Place } from '../receiving/place.ts'
import { viewPosts, type Viewed } from '../view-posts.ts'
import type { Ear, Heard } from './ear.ts'

/** Posts looked up at once: four requests. */
const AT_ONCE = 100
/** The network shows a post a moment after its stream tells it; who is not shown after so long is not to be, or it is behind, ms. */
const PATIENCE = 30_000
/** Where we are in the stream is kept this seldom while nobody is caught, ms: so much is heard again after a crash. */
const KEEP_EVERY = 10_000

export interface Giving {
  ear: Ear | null
  session: { agent: Agent; did: string }
  place: Place
  seen: Set<string>
  /** The newest post of the stream that the network has shown us, µs. */
  shownTo: number
  keptAt: number
}

/**
 * What was caught in the stream, as items: with who said it, as the network shows it. What it hides (its moderators' `!hide`
 * and `!takedown`, a block, a deletion meanwhile) is not kept.
 */
export async function* giveOn(giving: Giving): AsyncIterable<Arrival> {
  const { ear, seen } = giving
  if (!ear) return
  if (ear.fault) throw ear.fault
  const waiting: Heard[] = []
  for (let isFirst = true; isFirst || ear.hits.length > 0; isFirst = false) {
    const some = take(ear, seen)
    const { items, unseen } = await look(giving, some)
    waiting.push(...unseen)
    const [changes, broken] = [ear.changes.splice(0), ear.broken.splice(0)]
    const isNews = items.length + changes.length + broken.length > 0
    if (!isNews && performance.now() - giving.keptAt < KEEP_EVERY) continue
    for (const { id } of items) seen.add(id)
    follow(giving, ear, waiting, items)
    yield { items, changes, broken, cursor: giving.place }
  }
  ear.hits.unshift(...waiting)
  ear.goOn()
}

/** The next hits, each once and not given on before. */
function take(ear: Ear, seen: ReadonlySet<string>): Heard[] {
  const some = new Map(ear.hits.splice(0, AT_ONCE).map((hit) => [hit.told.uri, hit]))
  return [...some.values()].filter(({ told }) => !seen.has(told.uri))
}

async function look(giving: Giving, some: readonly Heard[]): Promise<{ items: RawItem[]; unseen: Heard[] }> {
  const { agent, did } = giving.session
  const views = await viewPosts(
    agent,
    some.map(({ told }) => told.uri),
  )
  giving.shownTo = Math.max(giving.shownTo, ...some.flatMap(({ at, told }) => (views.has(told.uri) ? [at] : [])))
  const items: RawItem[] = []
  const unseen: Heard[] = []
  for (const heard of some) {
    const view = views.get(heard.told.uri)
    if (view) items.push(...shown(heard, view, did))
    else if (performance.now() - heard.since < PATIENCE) unseen.push(heard)
    else if (giving.shownTo < heard.at) items.push(asHeard(heard, bare(heard), {}, did)) // the network is behind: better without a name than not at all
  }
  return { items, unseen }
}

const shown = (heard: Heard, { post, surroundings }: Viewed, did: string): RawItem[] => (hiddenBy(post) ? [] : [asHeard(heard, post, surroundings, did)])

const bare = ({ told: { uri, cid, did }, record, at }: Heard): Post => ({ uri, cid, author: { did }, record, indexedAt: new Date(at / 1000).toISOString() })

/** Nobody said it to us. It waits for an answer if a watch says so, unlike what is only kept beside a question. */
function asHeard({ late }: Heard, post: Post, surroundings: Partial<Viewed['surroundings']>, did: string): RawItem {
  const item = toItem(post, did, surroundings)
  return { ...item, automatic: false, overheard: 'stream', extra: { ...item.extra, ...(late && { receivedLate: true }) } satisfies Partial<PostExtra> }
}

/** Up to what is not given on yet, everything was. */
function follow(giving: Giving, { place, hits }: Ear, waiting: readonly Heard[], items: readonly RawItem[]): void {
  const upTo = Math.min(place ?? Infinity, ...[...waiting, ...hits].map(({ at }) => at - 1))
  giving.keptAt = performance.now()
  if (Number.isFinite(upTo))
    giving.place = hear(
      giving.place,
      Math.max(giving.place.stream?.cursor ?? 0, upTo),
      items.map(({ id }) => id),
    )
}
