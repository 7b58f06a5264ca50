import { newId } from '#platform/ids.ts'
import { isUnprompted, linksOf, type Linking } from '../item.ts'

/** What decides with whom an item stands. */
export interface Linked extends Linking {
  identityId: string
  /** The thread it stands in, or is to stand in; null: it is found by its links. */
  threadId: string | null
}

/** Where the new items stand, and which threads turned out to be one. */
export interface Joined {
  /** Thread id by network id, for the new items. */
  threadOf: Map<string, string>
  /** Old thread id → the one it became part of: the oldest of those that met. */
  merged: Map<string, string>
}

/**
 * Puts new items into threads. Two items belong together
 * - when one answers or refers to the other, unless the other is a post of ours of our own accord: five hundred people who
 *   answer one announcement hold five hundred conversations;
 * - when one author sent both and they refer to one mail that we have not seen. Strangers are never joined by that alone:
 *   web forms and newsletters put one reference into everybody's mail.
 * Both only ever join, so that the order in which items arrive does not matter.
 *
 * @param known every item kept in the channel that links to a new one, is linked from one, or shares a reference with one
 */
export function joinThreads(fresh: readonly Linked[], known: readonly Linked[]): Joined {
  const all = [...known, ...fresh]
  const byId = new Map(all.map((item) => [item.id, item]))
  const groups = new Groups()
  const sharers = new Map<string, string>()
  for (const item of all) {
    groups.add(nodeOf(item))
    for (const link of linksOf(item)) {
      const other = byId.get(link)
      if (other && !isUnprompted(other)) groups.join(nodeOf(item), nodeOf(other))
    }
    if (item.direction === 'out') continue
    for (const reference of item.references ?? []) {
      if (reference === '') continue
      const share = `${item.identityId} ${reference}`
      const sharer = sharers.get(share)
      if (sharer) groups.join(nodeOf(item), sharer)
      else sharers.set(share, nodeOf(item))
    }
  }
  return name(fresh, known, groups)
}

/** What stands for an item among the groups: its thread, or itself while it has none. */
const nodeOf = (item: Linked): string => item.threadId ?? `new ${item.id}`

/** Gives each group the id of its oldest thread (ids grow with time), or a new one. */
function name(fresh: readonly Linked[], known: readonly Linked[], groups: Groups): Joined {
  const nameOf = new Map<string, string>()
  const threads = new Set([...known, ...fresh].flatMap((item) => item.threadId ?? []))
  for (const thread of [...threads].toSorted()) {
    const root = groups.rootOf(thread)
    if (!nameOf.has(root)) nameOf.set(root, thread)
  }
  const merged = new Map<string, string>()
  for (const thread of threads) {
    const into = nameOf.get(groups.rootOf(thread))!
    if (into !== thread) merged.set(thread, into)
  }
  const threadOf = new Map<string, string>()
  for (const item of fresh) {
    const root = groups.rootOf(nodeOf(item))
    const thread = nameOf.get(root) ?? newId()
    nameOf.set(root, thread)
    threadOf.set(item.id, thread)
  }
  return { threadOf, merged }
}

/** Disjoint sets (Galler and Fischer 1964) with paths halved on the way. */
class Groups {
  readonly #parent = new Map<string, string>()

  add(node: string): void {
    if (!this.#parent.has(node)) this.#parent.set(node, node)
  }

  rootOf(node: string): string {
    let here = node
    for (let above = this.#parent.get(here)!; above !== here; above = this.#parent.get(here)!) {
      this.#parent.set(here, this.#parent.get(above)!)
      here = above
    }
    return here
  }

  join(a: string, b: string): void {
    this.add(a)
    this.add(b)
    this.#parent.set(this.rootOf(a), this.rootOf(b))
  }
}
