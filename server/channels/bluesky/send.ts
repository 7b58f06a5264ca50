import { RichText, type Agent } from '@atproto/api'
import { AccountTrouble, type Account, type Outgoing, type Sent } from '../adapter.ts'
import { COLLECTION, didOf, postUrl, PostRecord, type PostExtra, type Ref } from './post.ts'
import { misfit } from './reach.ts'
import { keyOf } from './record-key.ts'
import { openSession } from './session.ts'
import { asTrouble, telling } from './trouble.ts'
import { viewPosts } from './view-posts.ts'

const refused = (said: string, advice: string) => new AccountTrouble(said, advice)

/** Writes the post. Writing it twice writes the same record: the key is ours, and so is everything in it. */
export async function send(account: Account, message: Outgoing): Promise<Sent> {
  const tooLong = misfit(message.text)
  if (tooLong) throw refused('too long', tooLong)
  if (message.visibility === 'direct') throw refused('not public', 'Direct messages of Bluesky are answered in its app.')
  const { agent, did } = await openSession(account)
  const record = {
    $type: COLLECTION,
    text: message.text,
    ...(await telling(detectFacets(agent, message.text))),
    ...(message.attachments.length > 0 && { embed: await embedded(agent, account, message.attachments) }),
    ...(message.inReplyTo && { reply: await telling(replyTo(agent, message.inReplyTo, message.replyExtra as Partial<PostExtra>)) }),
    createdAt: message.writtenAt,
  }
  const { data } = await telling(agent.com.atproto.repo.putRecord({ repo: did, collection: COLLECTION, rkey: keyOf(message.id), record }))
  return sentAs(data, record.reply?.root ?? null, message.writtenAt)
}

/** Uploads the pictures. A blob is known by what is in it, so a second attempt makes the same record. */
async function embedded(agent: Agent, account: Account, attachments: Outgoing['attachments']) {
  const images = []
  for (const { file, type, alt } of attachments) {
    const bytes = await account.readFile(file)
    const { data } = await telling(agent.com.atproto.repo.uploadBlob(bytes, { encoding: type }))
    images.push({ image: data.blob, alt: alt ?? '' })
  }
  return { $type: 'app.bsky.embed.images', images }
}

/** Looks in our own repository for the message's key. */
export async function find(account: Account, message: Outgoing): Promise<Sent | null> {
  const { agent, did } = await openSession(account)
  try {
    const { data } = await agent.com.atproto.repo.getRecord({ repo: did, collection: COLLECTION, rkey: keyOf(message.id) })
    const record = PostRecord.parse(data.value)
    return sentAs({ uri: data.uri, cid: data.cid! }, record.reply?.root ?? null, record.createdAt)
  } catch (error) {
    if ((error as { error?: string }).error === 'RecordNotFound') return null
    throw asTrouble(error)
  }
}

const sentAs = ({ uri, cid }: Ref, root: Ref | null, at: string): Sent => ({
  networkId: uri,
  url: postUrl(uri),
  at: new Date(at),
  item: { extra: { cid, root } satisfies PostExtra },
})

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
