import type { ChatBskyConvoDefs } from '@atproto/api'
import type { Account, Arrival } from '../../adapter.ts'
import { RawItem } from '../../raw-item.ts'
import { Settings } from '../credentials.ts'
import { lastIn, type Place } from '../receiving/place.ts'
import type { Session } from '../session.ts'
import { chatOf, chatting, convoUrl, idOf, Message } from './chat.ts'

/** The most a page may hold (lexicons chat.bsky.convo.listConvos and getMessages, 2026). */
const PAGE = 100
/** How far back direct messages begin, ms: like mentions. */
const BEGIN = 24 * 3_600_000

export interface Messaging {
  account: Account
  session: Session
  place: Place
}

/**
 * Direct messages since we last looked, a conversation a delivery, its oldest first. The network lists the conversations by what
 * was last said in them, so everything after our place is found, however long we were away. The place moves with the last.
 */
export async function* lookAtMessages(messaging: Messaging): AsyncIterable<Arrival> {
  const { account, session } = messaging
  if (!Settings.parse(account.settings).messages) return
  const before = messaging.place.chat?.rev || null // empty: the first look was not finished
  const since = new Date(account.now().getTime() - BEGIN).toISOString()
  const convos = (await newsAmong(messaging, before)).filter((convo) => before !== null || lastSaid(convo) >= since)
  for (const convo of convos.toReversed()) {
    const messages = await messagesIn(messaging, convo.id, (message) => (before === null ? message.sentAt < since : message.rev <= before))
    const items = messages.map((message) => toItem(convo, message, session.did, messaging))
    if (items.length > 0) yield { items, cursor: messaging.place }
  }
  const rev = [before ?? '', ...convos.map((convo) => convo.rev)].toSorted().at(-1)!
  if (rev !== before) messaging.place = { ...messaging.place, chat: { rev, last: messaging.place.chat?.last ?? [] } }
}

const lastSaid = ({ lastMessage }: ChatBskyConvoDefs.ConvoView): string => String((lastMessage as { sentAt?: string } | undefined)?.sentAt ?? '')

/** Conversations in which something happened since, the newest first. */
async function newsAmong({ account, session }: Messaging, before: string | null): Promise<ChatBskyConvoDefs.ConvoView[]> {
  const found: ChatBskyConvoDefs.ConvoView[] = []
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const { data } = await chatting(chatOf(session, account).listConvos({ limit: PAGE, cursor }))
    const fresh = data.convos.filter((convo) => before === null || convo.rev > before)
    found.push(...fresh)
    cursor = before !== null && fresh.length === data.convos.length ? data.cursor : undefined
  }
  return found
}

/** Its messages back to one that is known, oldest first. */
async function messagesIn({ account, session }: Messaging, convoId: string, isKnown: (message: Message) => boolean): Promise<Message[]> {
  const found: Message[] = []
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const { data } = await chatting(chatOf(session, account).getMessages({ convoId, limit: PAGE, cursor }))
    const read = data.messages.flatMap((message) => Message.safeParse(message).data ?? [])
    const fresh = read.filter((message) => !isKnown(message))
    found.push(...fresh)
    cursor = fresh.length === read.length && data.messages.length > 0 ? data.cursor : undefined
  }
  return found.toReversed()
}

/** A message as an item. Each refers to the one before it: people do not answer a message there, they go on. */
function toItem(convo: ChatBskyConvoDefs.ConvoView, { id, text, sender, sentAt }: Message, ourDid: string, messaging: Messaging): RawItem {
  const author = convo.members.find((member) => member.did === sender.did)
  const { place, before } = lastIn(messaging.place, convo.id, idOf(convo.id, id))
  messaging.place = place
  return RawItem.parse({
    id: idOf(convo.id, id),
    network: 'bluesky',
    author: { id: sender.did, handle: author?.handle, name: author?.displayName || undefined, url: `https://bsky.app/profile/${sender.did}` },
    text,
    at: new Date(sentAt),
    references: before ? [before] : null,
    visibility: 'direct',
    url: convoUrl(convo.id),
    direction: sender.did === ourDid ? 'out' : 'in',
    extra: { convo: convo.id },
  })
}
