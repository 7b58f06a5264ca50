import { z } from 'zod'
import { whyNot } from '#platform/outside/why-not.ts'
import type { Arrival } from '../adapter.ts'
import type { RawItem } from '../raw-item.ts'

/** What became of what a network delivered: items, and what could not be made one, with the reason. */
export type Made = Required<Pick<Arrival, 'items' | 'broken'>>

/**
 * Makes items one by one. What does not fit (a date of nonsense, a name without end) is set aside, and its neighbours go in: one
 * odd post must never stop a channel.
 */
export async function makeItems<T extends { id: string }>(posts: readonly T[], make: (post: T) => RawItem | Promise<RawItem>): Promise<Made> {
  const made: Made = { items: [], broken: [] }
  for (const post of posts) await makeInto(made, post.id, post, () => make(post))
  return made
}

/** The same for one. @returns the item; null: it was set aside */
export async function makeInto(made: Made, id: string, raw: unknown, make: () => RawItem | Promise<RawItem>): Promise<RawItem | null> {
  try {
    const item = await make()
    made.items.push(item)
    return item
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    made.broken.push({ place: 'a post', raw: JSON.stringify(raw), reason: whyNot(error), id })
    return null
  }
}
