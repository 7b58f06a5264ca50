import { newId } from '#platform/ids.ts'
import { keyOf, nameFor, plainHandle, type Author } from './author.ts'

/** A person as recognising needs them. */
export interface Known {
  id: string
  name: string
  isCompany: boolean
  firstSeenAt: Date
  /** A member corrected the name: networks no longer change it. */
  named: boolean
}

/** An account on a network, and whose it is. */
export interface Identity {
  id: string
  person: Known
  network: string
  key: string
  handle: string | null
  handleAt: Date | null
  name: string | null
  url: string | null
  followers: number | null
  firstSeenAt: Date
  lastSeenAt: Date
  /** Handles it had, in lower case, with when it was last seen under each; only those learned now. */
  former: Map<string, Date>
  /** Made now. */
  isNew: boolean
}

/**
 * Those who are known, as far as a batch asks for them, and what the batch teaches about them. Pure: reads and writes
 * nothing. An author with a user id is that id; one with only a handle is whoever has the handle, else had it, else a new
 * identity '@handle' that gets its id when it becomes known. Authors are met in the order they wrote, so that the order
 * in which items arrive does not matter.
 */
export class Acquaintances {
  readonly identities = new Set<Identity>()
  /** Bare handles that turned out to be an identity known by its id. */
  readonly merged = new Map<Identity, Identity>()
  readonly #byKey = new Map<string, Identity>()
  readonly #byHandle = new Map<string, Identity>()
  readonly #formerly = new Map<string, Identity>()

  constructor(known: Iterable<{ identity: Identity; formerly: string | null }>) {
    for (const { identity, formerly } of known) {
      this.#note(identity)
      if (formerly) this.#formerly.set(`${identity.network} ${formerly}`, identity)
    }
  }

  /** @returns whose each author's identity is, in the order asked */
  meet(authors: readonly Author[]): Identity[] {
    const inOrder = authors.map((author, i) => ({ author, i })).toSorted((a, b) => a.author.at.getTime() - b.author.at.getTime())
    const met: Identity[] = []
    for (const { author, i } of inOrder) {
      const identity = this.#find(author) ?? this.#make(author)
      learn(identity, author)
      this.#note(identity)
      met[i] = identity
    }
    return met.map((identity) => this.merged.get(identity) ?? identity)
  }

  #find(author: Author): Identity | undefined {
    const handle = author.handle ? plainHandle(author.handle) : null
    const bare = handle === null ? undefined : this.#byKey.get(`${author.network} @${handle}`)
    if (author.id === null) return bare ?? this.#byHandle.get(`${author.network} ${handle}`) ?? this.#formerly.get(`${author.network} ${handle}`)
    const own = this.#byKey.get(`${author.network} ${author.id}`)
    if (!bare || bare === own) return own
    this.#byKey.delete(`${author.network} ${bare.key}`)
    if (own) this.#merge(bare, own)
    else bare.key = author.id
    return own ?? bare
  }

  #make(author: Author): Identity {
    const key = keyOf(author)
    const name = nameFor({ name: author.name, handle: author.handle, key })
    const person = { id: newId(), name, isCompany: author.ours, firstSeenAt: author.at, named: false }
    return {
      id: newId(),
      person,
      network: author.network,
      key,
      handle: null,
      handleAt: null,
      name: null,
      url: null,
      followers: null,
      firstSeenAt: author.at,
      lastSeenAt: author.at,
      former: new Map(),
      isNew: true,
    }
  }

  #merge(bare: Identity, own: Identity): void {
    this.merged.set(bare, own)
    this.identities.delete(bare)
    for (const [index, identity] of this.#byHandle) if (identity === bare) this.#byHandle.set(index, own)
    if (bare.person.named && !own.person.named) Object.assign(own.person, { name: bare.person.name, named: true })
    const { handle, name, url, followers } = bare
    const told = { network: own.network, id: own.key, handle, name, url, followers, ours: bare.person.isCompany }
    learn(own, { ...told, at: bare.firstSeenAt })
    learn(own, { ...told, at: bare.lastSeenAt })
  }

  #note(identity: Identity): void {
    this.identities.add(identity)
    this.#byKey.set(`${identity.network} ${identity.key}`, identity)
    if (identity.handle) this.#noteHandle(`${identity.network} ${plainHandle(identity.handle)}`, identity)
    for (const handle of identity.former.keys()) this.#formerly.set(`${identity.network} ${handle}`, identity)
  }

  /** A handle that was given up and taken by another is whose it was seen to be last. */
  #noteHandle(handle: string, identity: Identity): void {
    const holder = this.#byHandle.get(handle)
    if (!holder || (identity.handleAt ?? 0) >= (holder.handleAt ?? 0)) this.#byHandle.set(handle, identity)
  }
}

/** Takes what an item tells about its author: what is newer counts, and nothing known is forgotten because it was not told. */
function learn(identity: Identity, author: Author): void {
  const before = nameFor(identity)
  const newer = author.at >= identity.lastSeenAt
  if (author.handle) learnHandle(identity, author.handle.replace(/^@/, ''), author.at)
  for (const field of ['name', 'url', 'followers'] as const) {
    const told = author[field]
    if (told !== null && told !== '' && (newer || identity[field] === null)) Object.assign(identity, { [field]: told })
  }
  if (newer) identity.lastSeenAt = author.at
  if (author.at < identity.firstSeenAt) identity.firstSeenAt = author.at
  learnPerson(identity, before, author)
}

function learnHandle(identity: Identity, handle: string, at: Date): void {
  const said = plainHandle(handle)
  const current = identity.handle === null ? null : plainHandle(identity.handle)
  if (identity.handleAt && at < identity.handleAt) {
    if (said !== current) lastSeenUnder(identity, said, at)
    return
  }
  if (current !== null && said !== current) lastSeenUnder(identity, current, identity.handleAt ?? identity.lastSeenAt)
  identity.former.delete(said)
  identity.handle = handle
  identity.handleAt = at
}

function lastSeenUnder(identity: Identity, handle: string, at: Date): void {
  const known = identity.former.get(handle)
  if (!known || known < at) identity.former.set(handle, at)
}

/** A person carries the name of the identity it was first known by, until a member names them. */
function learnPerson(identity: Identity, before: string, author: Author): void {
  const { person } = identity
  if (!person.named && person.name === before) person.name = nameFor(identity)
  if (author.ours) person.isCompany = true
  if (author.at < person.firstSeenAt) person.firstSeenAt = author.at
}
