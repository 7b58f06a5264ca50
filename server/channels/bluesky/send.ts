import { RichText, type Agent } from '@atproto/api'
import { AccountTrouble, type Account, type Outgoing, type Sent } from '../adapter.ts'
import { COLLECTION, didOf, postUrl, PostRecord, type PostExtra, type Ref } from './post.ts'
import { findMessage, sendMessage } from './messages/send.ts'
import { misfit, MOST_PARTS } from './reach.ts'
import { keyOf } from './record-key.ts'
import { openSession, type Session } from './session.ts'
import { splitText } from './split.ts'
import { telling } from './trouble.ts'
import { viewPosts } from './view-posts.ts'

const refused = (said: string, advice: string) => new AccountTrouble(said, advice)

/**
 * Writes the post, or the posts of a thread. Writing one twice writes the same record: the key is ours, and so is everything in
 * it. Of a thread that was begun, what is there stays as it is.
 */
export async function send(account: Account, message: Outgoing): Promise<Sent> {
  if (message.visibility === 'direct') return sendMessage(account, message)
  const texts = textsOf(message)
  const tooLong = texts.map((text) => misfit(text)).find((why) => why !== null)
  if (tooLong) throw refused('too long', tooLong)
  if (texts.length > MOST_PARTS) throw refused('too many parts', `It would be ${texts.length} posts; at most ${MOST_PARTS} are sent at once. Shorten it.`)
  const session = await openSession(account)
  let above = message.inReplyTo ? await telling(replyTo(session.agent, message.inReplyTo, message.replyExtra as Partial<PostExtra>)) : null
  const written: Written[] = []
  for (const [part, text] of texts.entries()) {
    const there = texts.length > 1 ? await telling(readPart(session, message, part)) : null
    const one =
      there ?? (await writePart(session, message, part, text, { reply: above, embed: part === 0 ? await pictures(session.agent, account, message) : null }))
    written.push(one)
    const parent = { uri: one.uri, cid: one.cid }
    above = { parent, root: one.root ?? parent }
  }
  return sentAs(message, written)
}

/** A thread only where its writer asked for one. */
const textsOf = ({ text, inParts }: Outgoing): string[] => (inParts ? splitText(text) : [text])

/** A post of ours as it stands on the network. */
interface Written extends Ref {
  root: Ref | null
  at: string
  text: string
}

/** What a post has beside its text. */
interface Beside {
  reply: { root: Ref; parent: Ref } | null
  embed: Awaited<ReturnType<typeof pictures>>
}

async function writePart({ agent, did }: Session, message: Outgoing, part: number, text: string, { reply, embed }: Beside): Promise<Written> {
  const facets = await telling(detectFacets(agent, text))
  const record = { $type: COLLECTION, text, ...facets, ...(embed && { embed }), ...(reply && { reply }), createdAt: message.writtenAt }
  const { data } = await telling(agent.com.atproto.repo.putRecord({ repo: did, collection: COLLECTION, rkey: keyOf(message.id, part), record }))
  return { uri: data.uri, cid: data.cid, root: reply?.root ?? null, at: message.writtenAt, text }
}

/** Uploads the pictures, which stand in the first post. A blob is known by what is in it, so a second attempt makes the same record. */
async function pictures(agent: Agent, account: Account, { attachments }: Outgoing) {
  if (attachments.length === 0) return null
  const images = []
  for (const { file, type, alt } of attachments) {
    const bytes = await account.readFile(file)
    const { data } = await telling(agent.com.atproto.repo.uploadBlob(bytes, { encoding: type }))
    images.push({ image: data.blob, alt: alt ?? '' })
  }
  return { $type: 'app.bsky.embed.images', images }
}

/** Looks in our own repository for the message's keys: it is there when its last part is. */
export async function find(account: Account, message: Outgoing): Promise<Sent | null> {
  if (message.visibility === 'direct') return findMessage(account, message)
  const session = await openSession(account)
  const written: Written[] = []
  for (const part of textsOf(message).keys()) {
    const one = await telling(readPart(session, message, part))
    if (!one) return null
    written.push(one)
  }
  return sentAs(message, written)
}

async function readPart({ agent, did }: Session, message: Outgoing, part: number): Promise<Written | null> {
  try {
    const { data } = await agent.com.atproto.repo.getRecord({ repo: did, collection: COLLECTION, rkey: keyOf(message.id, part) })
    const record = PostRecord.parse(data.value)
    return { uri: data.uri, cid: data.cid!, root: record.reply?.root ?? null, at: record.createdAt, text: record.text }
  } catch (error) {
    if ((error as { error?: string }).error === 'RecordNotFound') return null
    throw error
  }
}

function sentAs({ text }: Outgoing, written: readonly Written[]): Sent {
  const [first, ...rest] = written.map(({ uri, cid, root, text: said }) => {
    return { networkId: uri, url: postUrl(uri), item: { extra: { cid, root } satisfies PostExtra }, text: said }
  })
  const { text: begun, ...sent } = first!
  return { ...sent, at: new Date(written[0]!.at), ...(begun !== text && { parts: { text: begun, rest } }) }
}

/** Links, mentions and tags, counted in bytes of UTF-8 as the network wants it. A mention of nobody stays plain text. */
async function detectFacets(agent: Agent, text: string): Promise<{ facets?: RichText['facets'] }> {
  const rich = new RichText({ text })
  await rich.detectFacets(agent)
  const facets = rich.facets?.filter((facet) => facet.features.every((feature) => !('did' in feature) || feature.did !== ''))
  return facets?.length ? { facets } : {}
}

/** What we answer and where its thread begins. Looked at now, because it may have been deleted or closed since it came in. */
async function replyTo(agent: Agent, uri: string, { root }: Partial<PostExtra>): Promise<{ root: Ref; parent: Ref }> {
  const view = (await viewPosts(agent, [uri])).get(uri)
  if (!view) throw refused('the post is gone', 'The post you answer was deleted, or its author has blocked us. It cannot be answered any more.')
  if (view.surroundings.replyDisabled) throw refused('answers are closed', 'Its author lets only some people answer, and we are not among them.')
  if (view.surroundings.blocked) throw refused('blocked', `This account (${didOf(uri)}) and ours have blocked each other, one way or both.`)
  const parent = { uri, cid: view.post.cid }
  return { parent, root: view.post.record.reply?.root ?? root ?? parent }
}
