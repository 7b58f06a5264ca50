import type { Agent } from '@atproto/api'
import type { Post } from '../post.ts'
import { viewPosts, type Viewed } from '../view-posts.ts'

/** How far up a thread is read, at most: each step is one request for the whole batch. */
const STEPS = 10

/** What each of these answers, up to the beginning of its thread, as far as it was not seen before. */
export async function climb(agent: Agent, posts: readonly Post[], seen: { has(uri: string): boolean }): Promise<Viewed[]> {
  const found: Viewed[] = []
  const known = new Set(posts.map((post) => post.uri))
  let above = posts
  for (let step = 0; step < STEPS && above.length > 0; step++) {
    const wanted = new Set(
      above.flatMap(({ record: { reply } }) => (reply ? [reply.parent.uri, reply.root.uri] : [])).filter((uri) => !known.has(uri) && !seen.has(uri)),
    )
    wanted.forEach((uri) => known.add(uri))
    const viewed = wanted.size > 0 ? [...(await viewPosts(agent, [...wanted])).values()] : []
    found.push(...viewed)
    above = viewed.map(({ post }) => post)
  }
  return found
}
