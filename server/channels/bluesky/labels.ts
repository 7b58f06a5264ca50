import type { Post } from './post.ts'

/** Posts that nobody is to see (docs.bsky.app, moderation labels, 2026). Bluesky's own moderation sets them; no app shows them. */
const HIDDEN = new Set(['!hide', '!takedown', '!suspend'])

/** What moderators, and authors of themselves, say of a post and of who wrote it. */
export const labelsOf = ({ labels = [], author, record }: Post): string[] => [
  ...new Set([...labels, ...(author.labels ?? []), ...(record.labels?.values ?? [])].map(({ val }) => val)),
]

/** The label for which a post is shown to nobody; null: it may be shown. */
export const hiddenBy = (post: Post): string | null => labelsOf(post).find((label) => HIDDEN.has(label)) ?? null
