import { AccountTrouble, type Account } from '../../adapter.ts'
import { Settings } from '../credentials.ts'
import { stopHearing, type Place } from '../receiving/place.ts'
import type { Session } from '../session.ts'
import { keptBy, openEar, type Ear } from './ear.ts'

/** Bluesky's own Jetstreams (github.com/bluesky-social/jetstream, 2026): open to all, the next one when one does not answer. */
const PUBLIC = ['jetstream2.us-east', 'jetstream1.us-east', 'jetstream2.us-west', 'jetstream1.us-west'].map((host) => `wss://${host}.bsky.network/subscribe`)
/** How far back a Jetstream goes (its cursor lookback, 2026), ms. */
const KEEPS = 36 * 3_600_000
/** A whole network is never silent for so long, ms. */
export const SILENCE = 30_000
/** Not reached for so long, it is told; a short absence is nobody's business, ms. */
const AWAY = 60_000
/** It stands and is silent, again and again: told later, for a small network of one's own may be, ms. */
const DUMB = 10 * 60_000
/** Handles looked up at most: each costs a request. */
const MOST_AUTHORS = 500

/** What listening to the stream needs to know of receiving. */
export interface Attending {
  account: Account
  session: Session
  place: Place
  signal: AbortSignal
  ring(): void
  ear: Ear | null
  /** Accounts that are watched for by name: their handle by their id. */
  authors: Map<string, string>
  /** Handles that were looked up. */
  asked: Set<string>
  silence: number
}

/** Listens if the channel is to and somebody watches for something; else it does not, and nothing is missed. */
export async function attend(attending: Attending): Promise<void> {
  const { account, session, signal, silence } = attending
  const settings = Settings.parse(account.settings)
  if (!settings.listens || !(await account.watches.any())) return leave(attending)
  await knowAuthors(attending)
  if (attending.ear) return
  const { stream } = attending.place
  const kept = (): readonly string[] => attending.place.stream?.kept ?? []
  attending.ear = openEar(
    {
      account,
      addresses: settings.stream ? [settings.stream] : PUBLIC,
      did: session.did,
      from: stream?.cursor ?? null,
      silence,
      handleOf: (did) => attending.authors.get(did) ?? null,
      isKept: (uri) => kept().includes(uri),
      keptOf: (did) => keptBy(kept(), did),
      ring: attending.ring,
    },
    signal,
  )
  if (stream) attending.ear.broken.push(...gapSince(stream.cursor, account.now()))
}

function leave(attending: Attending): void {
  attending.ear?.close()
  attending.ear = null
  attending.place = stopHearing(attending.place)
}

/** The stream names nobody by handle: who is watched for by name is looked up once. */
async function knowAuthors({ account, session: { agent }, authors, asked }: Attending): Promise<void> {
  for (const name of (await account.watches.authors()).slice(0, MOST_AUTHORS)) {
    if (asked.has(name)) continue
    asked.add(name)
    const handle = name.includes('.') ? name : `${name}.bsky.social`
    await agent.resolveHandle({ handle }).then(
      ({ data }) => authors.set(data.did, handle),
      () => undefined, // nobody is called so here
    )
  }
}

/** We were away for longer than the stream goes back: said aloud, since nobody can fetch it. */
function gapSince(cursor: number, now: Date): Ear['broken'] {
  const [from, to] = [new Date(cursor / 1000), new Date(now.getTime() - KEEPS)]
  if (from >= to) return []
  const reason = `Bluesky’s stream goes back 36 hours; what was said in public between ${from.toISOString()} and ${to.toISOString()} was not heard. Search for it on Bluesky.`
  return [{ place: 'the public stream', raw: '', reason, id: `gap ${from.toISOString()}` }]
}

/** What ails the stream, if it has for a while. Mentions come by another way, and go on. */
export function ailing(ear: Ear | null): AccountTrouble | null {
  const since = ear?.deafSince() ?? null
  if (ear === null || since === null || performance.now() - since < (ear.openedAt() === null ? AWAY : DUMB)) return null
  return new AccountTrouble(
    'the public stream says nothing',
    'Bluesky’s public stream cannot be heard at the moment; it is tried again, and what was said meanwhile is read then. Mentions come in as always.',
    { needsYou: false },
  )
}
