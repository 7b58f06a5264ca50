import { COLLECTION } from '../post.ts'

/** A post as the stream tells it, its record not yet looked at. */
export interface Told {
  uri: string
  cid: string
  did: string
  text: string
  lang: string | null
  record: unknown
}

/** Something that the stream told. `at`: µs since 1970, by the stream's clock; the cursor to go on from. */
export type Event = { at: number } & (
  | { what: 'said' | 'edited'; post: Told }
  | { what: 'deleted'; uri: string }
  /** An account and all that it said are gone, or hidden. */
  | { what: 'left'; did: string }
  | { what: 'other' }
)

type Fields = Record<string, unknown>
const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})

/**
 * Reads a message of a Jetstream (its `/subscribe`, version 1 of the wire, 2026). Null: it is none. Only what every post of a
 * network must be asked is read here, by hand: the whole record is checked once somebody watches for it.
 */
export function readEvent(message: string): Event | null {
  const { time_us: at, did, kind, commit, account } = fields(asJson(message))
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || typeof did !== 'string') return null
  if (kind === 'account' && GONE.has(String(fields(account)['status']))) return { what: 'left', at, did }
  const { collection, operation, rkey, cid, record } = fields(commit)
  if (kind !== 'commit' || collection !== COLLECTION || typeof rkey !== 'string') return { what: 'other', at }
  const uri = `at://${did}/${COLLECTION}/${rkey}`
  if (operation === 'delete') return { what: 'deleted', at, uri }
  const { text, langs } = fields(record)
  if (typeof text !== 'string' || typeof cid !== 'string') return { what: 'other', at }
  const lang = Array.isArray(langs) && typeof langs[0] === 'string' ? langs[0] : null
  return { what: operation === 'update' ? 'edited' : 'said', at, post: { uri, cid, did, text, lang, record } }
}

/** What an account can be that is not there any more (lexicon com.atproto.sync.subscribeRepos#account, 2026). */
const GONE = new Set(['deleted', 'takendown', 'suspended', 'deactivated'])

function asJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
