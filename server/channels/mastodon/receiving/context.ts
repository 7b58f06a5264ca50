import { z } from 'zod'
import type { Api } from '../api.ts'
import { postsIn, type Status } from '../status.ts'
import { Refused } from '../trouble.ts'

/** How far up a thread is read, at most. */
const STEPS = 10

/** What these posts answer, up to the beginning of their threads, as far as it was not seen before. */
export async function climb(api: Api, posts: readonly Status[], seen: { has(id: string): boolean }, signal: AbortSignal): Promise<Status[]> {
  const found = new Map<string, Status>()
  const known = new Set(posts.map((post) => post.id))
  for (const { id, in_reply_to_id: parent } of posts) {
    if (!parent || known.has(parent) || seen.has(parent) || found.has(parent)) continue
    await api.rest(signal)
    for (const post of await above(api, id, signal)) if (!known.has(post.id) && !seen.has(post.id)) found.set(post.id, post)
  }
  return [...found.values()]
}

async function above(api: Api, id: string, signal: AbortSignal): Promise<Status[]> {
  try {
    const { data } = await api.get(`/api/v1/statuses/${encodeURIComponent(id)}/context`, {}, { signal })
    const { ancestors } = z.object({ ancestors: z.array(z.unknown()) }).parse(data)
    return postsIn(ancestors.slice(-STEPS))
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return [] // deleted meanwhile: told as a change
    throw error
  }
}
