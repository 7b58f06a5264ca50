import { z } from 'zod'
import { RawItem } from '../raw-item.ts'
import { listIn } from './api.ts'
import { wordsOf } from './words.ts'

const Account = z.object({
  id: z.string(),
  acct: z.string(),
  display_name: z.string().nullish(),
  url: z.string().nullish(),
  followers_count: z.number().int().min(0).nullish().catch(null),
})

/** As much of a post as we read (docs.joinmastodon.org, entities/Status, 2026-11). */
export const Status = z.object({
  id: z.string(),
  url: z.string().nullish(),
  uri: z.string().nullish(),
  created_at: z.string(),
  edited_at: z.iso.datetime({ offset: true }).nullish().catch(null),
  account: Account,
  content: z.string(),
  spoiler_text: z.string().nullish(),
  /** Its media are to be covered; also set wherever there is a warning. */
  sensitive: z.boolean().nullish().catch(null),
  visibility: z.string(),
  language: z.string().nullish(),
  in_reply_to_id: z.string().nullish(),
  in_reply_to_account_id: z.string().nullish(),
  media_attachments: z
    .array(z.object({ url: z.string().nullish(), remote_url: z.string().nullish(), description: z.string().nullish() }))
    .nullish()
    .catch(null),
  poll: z
    .object({ options: z.array(z.object({ title: z.string() })) })
    .nullish()
    .catch(null),
  mentions: z
    .array(z.object({ id: z.string() }))
    .nullish()
    .catch(null),
})
export type Status = z.output<typeof Status>

/** The posts in a list; what does not read as one is left out. */
export const postsIn = (data: unknown): Status[] => listIn(data).flatMap((raw) => Status.safeParse(raw).data ?? [])

/** Whose account receives, and what its server allows. */
export interface Us {
  accountId: string
  domain: string
  /** Longest post there, in characters. */
  longest: number
  /** What a link counts there, where it is not what it is everywhere. */
  link?: number
  /** How many files it takes with a post, and how large, bytes, where it is not what it is everywhere. */
  files?: { count?: number; bytes?: number }
}

/** What we want back when the item is answered, and what the reach rule reads. */
export interface StatusExtra extends Record<string, unknown> {
  /** As the network has it: `public`, `unlisted` (also `quiet public`), `private` (followers), `direct`. */
  visibility: string
  /** How many characters are left for an answer here, once its author is called and the warning is repeated. */
  longest: number
  /** What a link counts here, where it is not what it is everywhere. */
  link?: number
  /** How many files go with an answer here, and how large, bytes, where it is not what it is everywhere. */
  files?: { count?: number; bytes?: number }
  /** The content warning, repeated in an answer. */
  warning?: string
  /** `sensitive`: what its media show is to be covered, without a word why. */
  labels?: string[]
  media?: { url: string; alt: string }[]
  /** Kept because something answers it; it was not said to us. */
  context?: true
}

/** `shop@example.social`: the same on every server, unlike an account's id. A server leaves the domain out for its own people. */
export const handleOf = (acct: string, domain: string): string => (acct.includes('@') ? acct : `${acct}@${domain}`).toLowerCase()

/** How an answer calls somebody. The server counts the part before the second @ only. */
export const callOf = (handle: string): string => `@${handle} `
const lengthOfCall = (handle: string): number => handle.split('@')[0]!.length + 2

/** Is it said to us: does it mention us, or answer us? */
export const isToUs = ({ mentions, in_reply_to_account_id: answered }: Status, us: Us): boolean =>
  answered === us.accountId || (mentions?.some((mention) => mention.id === us.accountId) ?? false)

/** A post as an item. What its author shows to some only is direct here: no more people may read it than may there. */
export function toItem(status: Status, us: Us): RawItem {
  const { account, visibility } = status
  const handle = handleOf(account.acct, us.domain)
  const isOurs = account.id === us.accountId
  const context = !isOurs && !isToUs(status, us)
  return RawItem.parse({
    id: status.id,
    network: 'mastodon',
    author: { id: handle, handle, name: account.display_name || undefined, url: account.url, followers: account.followers_count },
    text: wordsOf(status),
    at: new Date(status.created_at),
    inReplyTo: status.in_reply_to_id,
    visibility: isOpen(visibility) ? 'public' : 'direct',
    url: status.url ?? status.uri,
    lang: status.language,
    direction: isOurs ? 'out' : 'in',
    automatic: context, // starts no clock: nobody asked us
    extra: extraOf(status, handle, us, context),
  })
}

/** What of a post's own is different once its author changed it: a warning may have come, or gone. */
export const changedExtra = (status: Status, us: Us): Partial<StatusExtra> => ({
  warning: '',
  labels: [],
  media: [],
  ...extraOf(status, handleOf(status.account.acct, us.domain), us, false),
})

export const isOpen = (visibility: string): boolean => visibility === 'public' || visibility === 'unlisted'

function extraOf(status: Status, handle: string, us: Us, context: boolean): StatusExtra {
  const warning = status.spoiler_text || null
  const media = (status.media_attachments ?? []).flatMap(({ url, remote_url: remote, description }) => {
    const address = url ?? remote
    return address ? [{ url: address, alt: description ?? '' }] : []
  })
  return {
    visibility: status.visibility,
    longest: Math.max(0, us.longest - lengthOfCall(handle) - (warning ? Array.from(warning).length : 0)),
    ...(us.link !== undefined && { link: us.link }),
    ...(us.files && { files: us.files }),
    ...(warning && { warning }),
    ...(status.sensitive && !warning && media.length > 0 && { labels: ['sensitive'] }),
    ...(media.length > 0 && { media }),
    ...(context && { context: true as const }),
  }
}
