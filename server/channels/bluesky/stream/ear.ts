import type { Account } from '../../adapter.ts'
import type { Watches } from '../../receiving/heard.ts'
import type { Home } from '../../adapter.ts'
import type { RawChange } from '../../raw-item.ts'
import { didOf, isToUs, PostRecord } from '../post.ts'
import { readEvent, type Event, type Told } from './event.ts'
import { openTap, type Tap, type TapOptions } from './tap.ts'

/** What is watched for and was not given on yet. More, and the stream waits. */
const MOST_HITS = 500
/** Read again when a stream is opened, µs: its times are only roughly in order, and differ from one Jetstream to the next. */
const REWIND = 10_000_000
/** Told by the stream's clock to be so far ahead of ours, it is no place to go on from, ms. */
const AHEAD = 60_000
/** Heard so long after it was said, it is late: we were away, ms. */
const LATE = 60_000

/** A post that somebody watches for, as the stream told it. */
export interface Heard {
  at: number
  told: Told
  record: PostRecord
  /** We were not there when it was said. */
  late: boolean
  /** Since when we know of it, by performance.now(). */
  since: number
}

/** What came of listening, to be given on. */
interface Caught {
  hits: Heard[]
  changes: RawChange[]
  broken: { place: string; raw: string; reason: string; id: string }[]
  /** Everything up to here was listened to, µs; null: nothing yet. */
  place: number | null
  /** Why listening ended; it is told to whoever asks next. */
  fault: unknown
}

/** Somebody who listens to the stream. */
export interface Ear extends Caught, Pick<Tap, 'deafSince' | 'openedAt' | 'held'> {
  /** There is room for hits again. */
  goOn(): void
  close(): void
}

/** Who listens, to what, and what for. */
export interface Listening {
  account: Pick<Account, 'now'> & { home: Pick<Home, 'local' | 'url'>; watches: Watches }
  addresses: readonly string[]
  did: string
  from: number | null
  silence: number
  /** The handle of an account, if somebody watches for it by name. */
  handleOf(did: string): string | null
  /** Addresses of what was kept of the stream. */
  isKept(uri: string): boolean
  keptOf(did: string): readonly string[]
  /** Something is there to be given on. */
  ring(): void
}

/** Listens until it is closed. What nobody watches for is forgotten as it comes. */
export function openEar(listening: Listening, signal: AbortSignal): Ear {
  const end = new AbortController()
  const over = AbortSignal.any([signal, end.signal])
  let goOn = (): void => undefined
  const caught: Caught = { hits: [], changes: [], broken: [], place: listening.from, fault: null }
  const { deafSince, openedAt, held, next, understood } = openTap(listening.addresses, tapOptions(caught, listening), over)
  const ear: Ear = Object.assign(caught, { deafSince, openedAt, held, goOn: () => goOn(), close: () => (end.abort(), goOn()) })
  const room = (): Promise<void> => (ear.hits.length < MOST_HITS || over.aborted ? Promise.resolve() : new Promise((resolve) => (goOn = resolve)))
  void listen(ear, listening, { next: async () => (await room(), next()), understood }).catch((fault: unknown) => {
    ear.fault = fault
    listening.ring()
  })
  return ear
}

function tapOptions(caught: Caught, { account, silence }: Listening): TapOptions {
  return {
    silence,
    userAgent: `Aerie (+${account.home.url})`,
    now: () => account.now(),
    allowed: account.home.local ? 'loopback-too' : 'public',
    from() {
      if (caught.place !== null) return caught.place - REWIND
      caught.place = account.now().getTime() * 1000 // should it break before it says anything, this is where we were
      return null
    },
  }
}

async function listen(ear: Ear, listening: Listening, { next, understood }: Pick<Tap, 'next' | 'understood'>): Promise<void> {
  for (let messages = await next(); messages; messages = await next()) {
    const events = messages.flatMap((message) => readEvent(message) ?? [])
    if (events.length > 0) understood()
    const said = events.flatMap((event) => (event.what === 'said' && event.post.did !== listening.did ? [{ at: event.at, told: event.post }] : []))
    const hits = await listening.account.watches.sift(said, ({ told: { text, lang, did } }) => ({
      text,
      language: lang?.slice(0, 2).toLowerCase() ?? null,
      handle: listening.handleOf(did),
    }))
    for (const hit of hits) note(ear, listening, hit)
    ear.changes.push(...events.flatMap((event) => changesBy(event, listening)))
    moveOn(ear, events, listening.account.now())
    if (hits.length > 0 || ear.changes.length > 0) listening.ring()
  }
}

/** What is said to us comes by another way, where it cannot be kept out of the desk. */
function note(ear: Ear, { did, account }: Listening, { at, told }: { at: number; told: Told }): void {
  const { data: record, error } = PostRecord.safeParse(told.record)
  if (!record) return void ear.broken.push({ place: 'the public stream', raw: JSON.stringify(told.record), reason: error.message, id: told.uri })
  if (isToUs({ record }, did)) return
  const late = (ear.openedAt() ?? account.now().getTime()) - at / 1000 > LATE
  ear.hits.push({ at, told, record, late, since: performance.now() })
}

/** What became of posts that we kept. */
function changesBy(event: Event, { isKept, keptOf, account }: Listening): RawChange[] {
  const at = account.now()
  if (event.what === 'deleted') return isKept(event.uri) ? [{ change: 'deleted', id: event.uri, at }] : []
  if (event.what === 'edited') return isKept(event.post.uri) ? [{ change: 'edited', id: event.post.uri, at, text: event.post.text }] : []
  return event.what === 'left' ? keptOf(event.did).map((id) => ({ change: 'deleted', id, at })) : []
}

/** Times repeat and jump back a little; the place does not. */
function moveOn(ear: Ear, events: readonly Event[], now: Date): void {
  const latest = Math.max(...events.flatMap(({ at }) => (at <= (now.getTime() + AHEAD) * 1000 ? [at] : [])))
  if (Number.isFinite(latest)) ear.place = Math.max(ear.place ?? 0, latest)
}

export const keptBy = (kept: readonly string[], did: string): string[] => kept.filter((uri) => didOf(uri) === did)
