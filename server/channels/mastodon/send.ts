import { z } from 'zod'
import { AccountTrouble, type Account, type Outgoing, type Sent } from '../adapter.ts'
import { openApi, type Api } from './api.ts'
import { upload } from './media.ts'
import { serverFor } from './session.ts'
import { callOf, isOpen, postsIn, Status, toItem, type StatusExtra, type Us } from './status.ts'
import { Refused } from './trouble.ts'
import { plain } from './words.ts'

/** A post is looked for among so many of our newest. */
const NEWEST = 40
/** Written at the server no earlier than this before it was written here, ms: what remains of clocks that differ. */
const SLACK = 2_000

/**
 * Posts the message, with a key that lets a server know a second attempt (`Idempotency-Key`). Not every server heeds it:
 * that is what `find` is for.
 */
export async function send(account: Account, message: Outgoing): Promise<Sent> {
  const { server, us } = serverFor(account)
  const api = openApi(server)
  const media = await upload(api, account, message.attachments)
  const form = { ...asForm(message), ...(media.length > 0 && { 'media_ids[]': media }) }
  try {
    const { data } = await api.post('/api/v1/statuses', { form, headers: { 'idempotency-key': message.id } })
    return asSent(Status.parse(data), us)
  } catch (error) {
    throw error instanceof Refused && message.inReplyTo && (error.status === 404 || /reply/i.test(error.message)) ? gone(error) : error
  }
}

const gone = (error: Refused) =>
  new AccountTrouble(error.message, 'The post you answer was deleted, or its author has blocked us. It cannot be answered any more.', { cause: error })

/** Shown to no more people than what it answers; its author is called, who would not hear of it otherwise; a content warning is repeated. */
function asForm(message: Outgoing): Record<string, string> {
  const { visibility, warning } = message.replyExtra as Partial<StatusExtra>
  const open = visibility === 'unlisted' ? 'unlisted' : 'public'
  return {
    status: textOf(message),
    visibility: message.visibility === 'direct' || (visibility && !isOpen(visibility)) ? 'direct' : open,
    ...(message.inReplyTo && { in_reply_to_id: message.inReplyTo }),
    ...(warning && { spoiler_text: warning }),
  }
}

/** The text with its author called at the beginning, unless the writer did so. */
export function textOf({ text, to }: Pick<Outgoing, 'text' | 'to'>): string {
  const handle = to?.handle?.replace(/^@/, '') ?? (to?.networkUserId.includes('@') ? to.networkUserId.replace(/^@/, '') : null)
  if (!handle) return text
  const name = handle.split('@')[0]!.toLowerCase()
  const called = [...text.matchAll(/@([\w.-]+)(?:@([\w.-]+))?/g)].some(
    (call) => call[1]!.toLowerCase() === name && (!call[2] || handle.toLowerCase().endsWith(`@${call[2].toLowerCase()}`)),
  )
  return called ? text : callOf(handle) + text
}

/** Looks for the message among our newest posts: the same words in answer to the same post, no earlier than it was written. */
export async function find(account: Account, message: Outgoing): Promise<Sent | null> {
  const { server, us } = serverFor(account)
  const api = openApi(server)
  const { data, ahead } = await api.get(`/api/v1/accounts/${us.accountId}/statuses`, { limit: String(NEWEST), exclude_reblogs: 'true' })
  const since = new Date(message.writtenAt).getTime() + ahead - SLACK
  const posts = postsIn(data).filter((post) => (post.in_reply_to_id ?? null) === message.inReplyTo && new Date(post.created_at).getTime() >= since)
  for (const post of posts) if (await says(api, post, textOf(message))) return asSent(post, us)
  return null
}

/** Are these its words? Its source tells exactly; a server that does not give it out is asked by what it shows. */
async function says(api: Api, post: Status, text: string): Promise<boolean> {
  const source = await api.get(`/api/v1/statuses/${encodeURIComponent(post.id)}/source`).catch((error: unknown) => {
    if (error instanceof Refused && error.status < 500 && error.status !== 429) return null
    throw error
  })
  const written = z.object({ text: z.string() }).safeParse(source?.data).data?.text
  return written === undefined ? loosely(plain(post.content)) === loosely(text) : written.trim() === text.trim()
}

/** Without spaces, and without the domains of people, which servers leave out when they show a post. */
const loosely = (text: string): string => text.replaceAll(/(@[\w.-]+)@[\w.-]+/g, '$1').replaceAll(/\s+/g, '')

function asSent(post: Status, us: Omit<Us, 'longest'>): Sent {
  const { extra, url } = toItem(post, { ...us, longest: 0 })
  const { longest: _, ...kept } = extra as StatusExtra
  return { networkId: post.id, url: url ?? null, at: new Date(post.created_at), item: { extra: kept } }
}
