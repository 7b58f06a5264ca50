import type { Agent, AppBskyFeedDefs } from '@atproto/api'
import { z } from 'zod'
import { Post, type Surroundings } from './post.ts'

/** Posts a request (lexicon app.bsky.feed.getPosts, 2026). */
const AT_ONCE = 25

/** What a view says beside the post. */
const View = Post.extend({
  viewer: z.object({ replyDisabled: z.boolean().optional() }).optional(),
  author: Post.shape.author.extend({ viewer: z.object({ blockedBy: z.boolean().optional(), blocking: z.string().optional() }).optional() }),
  embed: z
    .object({ images: z.array(z.object({ fullsize: z.string(), alt: z.string() })).optional() })
    .loose()
    .optional(),
})

export interface Viewed {
  post: Post
  surroundings: Surroundings
}

/** Posts as our account sees them, by address. What is deleted, hidden or blocked is not among them. */
export async function viewPosts(agent: Agent, uris: readonly string[]): Promise<Map<string, Viewed>> {
  const parts = Array.from({ length: Math.ceil(uris.length / AT_ONCE) }, (_, n) => uris.slice(n * AT_ONCE, (n + 1) * AT_ONCE))
  const told = await Promise.all(parts.map((some) => agent.getPosts({ uris: some })))
  return new Map(told.flatMap(({ data }) => data.posts.flatMap(read)).map((viewed) => [viewed.post.uri, viewed]))
}

/** A view that does not read as a post (a record of another app) is left out. */
function read(view: AppBskyFeedDefs.PostView): Viewed[] {
  const { data } = View.safeParse(view)
  if (!data) return []
  const { viewer } = data.author
  return [
    {
      post: data,
      surroundings: {
        replyDisabled: data.viewer?.replyDisabled ?? false,
        blocked: Boolean(viewer?.blockedBy || viewer?.blocking),
        images: data.embed?.images?.map(({ fullsize, alt }) => ({ url: fullsize, alt })) ?? [],
      },
    },
  ]
}
