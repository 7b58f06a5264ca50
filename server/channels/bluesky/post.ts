import { z } from 'zod'
import { RawItem } from '../raw-item.ts'
import { labelsOf } from './labels.ts'

export const COLLECTION = 'app.bsky.feed.post'

const Ref = z.object({ uri: z.string(), cid: z.string() })
export type Ref = z.output<typeof Ref>
const Labels = z.array(z.object({ val: z.string().max(128) }))

/** As much of a post's record as we read (lexicon app.bsky.feed.post). */
export const PostRecord = z.object({
  text: z.string(),
  createdAt: z.string(),
  langs: z.array(z.string()).optional(),
  /** What the author says of it: adult content, for example. */
  labels: z.object({ values: Labels }).optional().catch(undefined),
  reply: z.object({ root: Ref, parent: Ref }).optional(),
  facets: z
    .array(z.object({ features: z.array(z.object({ $type: z.string(), did: z.string().optional(), uri: z.string().optional() }).loose()) }).loose())
    .optional(),
  embed: z
    .object({
      $type: z.string(),
      record: z.union([Ref, z.object({ record: Ref })]).optional(),
      external: z.object({ uri: z.string() }).optional(),
    })
    .loose()
    .optional(),
})
export type PostRecord = z.output<typeof PostRecord>

/** A post with what stands around it, from a notification, a view or our own repository. */
export const Post = z.object({
  uri: z.string(),
  cid: z.string(),
  author: z.object({ did: z.string(), handle: z.string().optional(), displayName: z.string().optional(), labels: Labels.optional() }),
  record: PostRecord,
  /** When the network saw it first. */
  indexedAt: z.string().optional(),
  labels: Labels.optional(),
})
export type Post = z.output<typeof Post>

/** What the network says about answering a post, and shows beside it; from a view of it. */
export interface Surroundings {
  replyDisabled: boolean
  blocked: boolean
  images: { url: string; alt: string }[]
}

/** What we want back when the item is answered, and what the reach rule reads. */
export interface PostExtra extends Record<string, unknown>, Partial<Surroundings> {
  cid: string
  root: Ref | null
  quotes?: string
  links?: string[]
  labels?: string[]
  /** It was not said to us: kept because something answers it, or because somebody watches for it. */
  context?: true
  /** Heard later than it could have been, because we were away from the stream. */
  receivedLate?: true
}

/** Whose record an at:// address names. */
export const didOf = (uri: string): string => uri.split('/')[2] ?? ''
export const keyIn = (uri: string): string => uri.split('/')[4] ?? ''

/** What a post embeds of another. */
function quoted({ embed }: PostRecord): string | null {
  const record = embed?.record
  return record ? ('uri' in record ? record.uri : record.record.uri) : null
}

/** Is this post said to us: does it mention, answer or quote our account, or stand below a post of ours? */
export function isToUs({ record }: Pick<Post, 'record'>, did: string): boolean {
  const mentions = record.facets?.some((facet) => facet.features.some((feature) => feature.did === did)) ?? false
  return mentions || [record.reply?.parent.uri, record.reply?.root.uri, quoted(record)].some((uri) => uri && didOf(uri) === did)
}

/** A post as an item. Its time is what its author says, but never later than the network saw it. */
export function toItem(post: Post, ourDid: string, surroundings: Partial<Surroundings> = {}): RawItem {
  const { record, author } = post
  const extra = extraOf(post, ourDid, surroundings)
  return RawItem.parse({
    id: post.uri,
    network: 'bluesky',
    author: { id: author.did, handle: author.handle, name: author.displayName || undefined, url: `https://bsky.app/profile/${author.did}` },
    text: record.text,
    at: earlier(record.createdAt, post.indexedAt),
    inReplyTo: record.reply?.parent.uri,
    url: postUrl(post.uri),
    lang: record.langs?.[0]?.slice(0, 35),
    direction: author.did === ourDid ? 'out' : 'in',
    automatic: extra.context ?? false, // starts no clock: nobody asked us
    extra,
  })
}

function extraOf(post: Post, ourDid: string, { replyDisabled, blocked, images }: Partial<Surroundings>): PostExtra {
  const { record, author } = post
  const labels = labelsOf(post)
  const quotes = quoted(record)
  const links = [record.embed?.external?.uri, ...(record.facets ?? []).flatMap((facet) => facet.features.map((feature) => feature.uri))].filter(
    (uri) => uri !== undefined,
  )
  return {
    cid: post.cid,
    root: record.reply?.root ?? null,
    ...(quotes && { quotes }),
    ...(links.length > 0 && { links }),
    ...(labels.length > 0 && { labels }),
    ...(replyDisabled && { replyDisabled }),
    ...(blocked && { blocked }),
    ...(images?.length && { images }),
    ...(author.did !== ourDid && !isToUs(post, ourDid) && { context: true as const }),
  }
}

/** Where a person can open it. */
export const postUrl = (uri: string): string => `https://bsky.app/profile/${didOf(uri)}/post/${keyIn(uri)}`

/** A record's own time is whatever its author wrote; one that cannot be read counts as the time the network saw it. */
function earlier(createdAt: string, indexedAt: string | undefined): Date {
  const [said, seen] = [new Date(createdAt), new Date(indexedAt ?? createdAt)]
  return Number.isNaN(said.getTime()) || said > seen ? seen : said
}
