import { z } from 'zod'
import { RawItem } from '../raw-item.ts'
import { wordsOf } from './words.ts'

const text = z.string()
const size = z.number().nullish()
const User = z.object({ id: z.number(), first_name: text.nullish(), last_name: text.nullish(), username: text.nullish() })
const Chat = z.object({ id: z.number(), type: text, title: text.nullish(), username: text.nullish() })
const Entity = z.object({ type: text, user: z.object({ id: z.number() }).nullish() })
const File = z.object({ file_id: text, file_size: size, file_name: text.nullish(), mime_type: text.nullish() })

const Core = z.object({
  message_id: z.number().int(),
  date: z.number(),
  edit_date: z.number().nullish(),
  chat: Chat,
  from: User.nullish(),
  /** A channel or a group that writes as itself. */
  sender_chat: Chat.nullish(),
  message_thread_id: z.number().nullish(),
  is_topic_message: z.boolean().nullish(),
  text: text.nullish(),
  caption: text.nullish(),
  entities: z.array(Entity).nullish(),
  caption_entities: z.array(Entity).nullish(),
  photo: z.array(File).nullish(),
  document: File.nullish(),
  video: File.nullish(),
  animation: File.nullish(),
  audio: File.nullish(),
  voice: File.nullish(),
  video_note: File.nullish(),
  sticker: z.object({ emoji: text.nullish() }).nullish(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).nullish(),
  contact: z.object({ phone_number: text, first_name: text, last_name: text.nullish() }).nullish(),
  poll: z.object({ question: text, options: z.array(z.object({ text })) }).nullish(),
})

/** As much of a message as we read (core.telegram.org/bots/api#message, 2026-11), with what it answers. */
export const Message = Core.extend({ reply_to_message: Core.nullish() })
export type Message = z.output<typeof Message>
export type AnyMessage = z.output<typeof Core>

/** The bot, and what it is to hear. */
export interface Us {
  botId: number
  username: string
  wholeGroups: boolean
}

/** What we want back when the item is answered. */
export interface MessageExtra extends Record<string, unknown> {
  chat: number
  /** `private`, `group`, `supergroup`. */
  kind: string
  /** The topic of a forum that it stands in. */
  topic?: number
  group?: string
  /** Kept because something answers it; it was not said to us. */
  context?: true
}

/** Numbers of messages are counted in each chat anew. */
export const idOf = ({ chat, message_id: id }: Pick<AnyMessage, 'chat' | 'message_id'>): string => `${chat.id}:${id}`

export const isPrivate = ({ chat }: AnyMessage): boolean => chat.type === 'private'

/** Is it said to the bot: alone with it, calling it, answering it, or anything where it is to hear everything? */
export function isToUs(message: Message, { botId, username, wholeGroups }: Us): boolean {
  if (isPrivate(message) || wholeGroups || message.reply_to_message?.from?.id === botId) return true
  const said = (message.text ?? message.caption ?? '').toLowerCase()
  const entities = [...(message.entities ?? []), ...(message.caption_entities ?? [])]
  return said.includes(`@${username.toLowerCase()}`) || entities.some((entity) => entity.user?.id === botId)
}

/**
 * A message as an item.
 * @param before the item before it in a private chat: there people do not answer a message, they just go on
 * @param attachments the files that came with it, kept
 * @param leftOut what was said of files that could not be kept
 */
export function toItem(
  message: Message | AnyMessage,
  us: Us,
  {
    before = null,
    attachments = [],
    leftOut = [],
    context = false,
  }: { before?: string | null; attachments?: RawItem['attachments']; leftOut?: string[]; context?: boolean } = {},
): RawItem {
  const answered = 'reply_to_message' in message ? message.reply_to_message : null
  return RawItem.parse({
    id: idOf(message),
    network: 'telegram',
    author: authorOf(message),
    text: [wordsOf(message), ...leftOut].filter(Boolean).join('\n\n'),
    at: new Date(message.date * 1000),
    inReplyTo: answered ? idOf(answered) : null,
    references: before && !answered ? [before] : null,
    visibility: isPrivate(message) ? 'direct' : 'public',
    url: urlOf(message),
    direction: message.from?.id === us.botId ? 'out' : 'in',
    automatic: context || message.text === '/start', // opening the chat asks nothing yet
    attachments,
    extra: extraOf(message, context),
  })
}

function authorOf({ from, sender_chat: as, chat }: AnyMessage) {
  const who = as ?? from
  if (!who) return { id: String(chat.id), name: chat.title }
  const name = 'title' in who ? who.title : [(who as z.output<typeof User>).first_name, (who as z.output<typeof User>).last_name].filter(Boolean).join(' ')
  return { id: String(who.id), handle: who.username, name: name || null, url: who.username ? `https://t.me/${who.username}` : null }
}

/** Where a person can open it: only messages of groups have addresses. */
function urlOf({ chat, message_id: id }: AnyMessage): string | null {
  if (chat.type === 'private' || chat.type === 'group') return null
  return chat.username ? `https://t.me/${chat.username}/${id}` : `https://t.me/c/${String(chat.id).replace(/^-100/, '')}/${id}`
}

const extraOf = ({ chat, message_thread_id: topic, is_topic_message: inTopic }: AnyMessage, context: boolean): MessageExtra => ({
  chat: chat.id,
  kind: chat.type,
  ...(inTopic && topic && { topic }),
  ...(chat.title && { group: chat.title }),
  ...(context && { context: true as const }),
})
