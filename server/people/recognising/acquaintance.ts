import { newId } from '#platform/ids.ts'
import { keyOf, nameFor, plainHandle, type Author } from './author.ts'
import type { Identity } from './identity.ts'
import { learn } from './learn.ts'
import type { Customer } from '../tiers/tier.ts'

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
    const person = { id: newId(), name, isCompany: author.ours, firstSeenAt: author.at, named: false, customer: null }
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
      language: null,
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
    if (bare.person.customer) own.person.customer = withBoth(own.person.customer, bare.person.customer)
    const { handle, name, url, followers, language } = bare
    const told = { network: own.network, id: own.key, handle, name, url, followers, language, ours: bare.person.isCompany }
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

/** What was said of the one counts, and where nothing was, what was said of the other. */
const withBoth = (one: Customer | null, other: Customer): Customer => ({
  tier: one?.tier ?? other.tier,
  accountOwnerId: one?.accountOwnerId ?? other.accountOwnerId,
})
