import { z } from 'zod'
import { RawItem } from '../raw-item.ts'

const text = z.string()
const User = z.object({ id: text, username: text, global_name: text.nullish(), bot: z.boolean().nullish() })
const File = z.object({ id: text, filename: text, size: z.number(), url: text, content_type: text.nullish() })

const Core = z.object({
  id: text,
  channel_id: text,
  /** 0: said, 19: an answer; all others are told by Discord itself (somebody joined, a message was pinned). */
  type: z.number(),
  author: User,
  content: text,
  timestamp: text,
  edited_timestamp: z.iso.datetime({ offset: true }).nullish().catch(null),
  webhook_id: text.nullish(),
  mentions: z.array(User).nullish(),
  attachments: z.array(File).nullish(),
  sticker_items: z.array(z.object({ name: text })).nullish(),
  poll: z.object({ question: z.object({ text }), answers: z.array(z.object({ poll_media: z.object({ text: text.nullish() }) })) }).nullish(),
  message_reference: z.object({ message_id: text.nullish() }).nullish(),
})
/** As much of a message as we read (discord.com/developers/docs/resources/message, 2026-11). */
export const Message = Core.extend({ referenced_message: Core.nullish() })
export type Message = z.output<typeof Message>
export type AnyMessage = z.output<typeof Core>

/** Where a message stands. */
export interface Room {
  id: string
  /** Null: a direct message. */
  guild: string | null
  /** A thread or forum post: what it belongs to. */
  parent: string | null
  name: string | null
}

/** The bot, and the channels in which it is to hear everything. */
export interface Us {
  botId: string
  channels: ReadonlySet<string>
}

/** What we want back when the item is answered. */
export interface MessageExtra extends Record<string, unknown> {
  channel: string
  where?: string
  /** Kept because something answers it; it was not said to us. */
  context?: true
}

const isSaid = ({ type }: AnyMessage): boolean => type === 0 || type === 19

/** Is it said to the bot: alone with it, calling it, answering it, or anything where it hears everything? Other machines never are: two could answer each other without end. */
export function isToUs(message: Message, room: Room, { botId, channels }: Us): boolean {
  if (!isSaid(message) || (message.author.bot && message.author.id !== botId) || message.webhook_id) return false
  if (!room.guild || channels.has(room.id) || (room.parent !== null && channels.has(room.parent))) return true
  return message.author.id !== botId && ((message.mentions?.some(({ id }) => id === botId) ?? false) || message.referenced_message?.author.id === botId)
}

/**
 * A message as an item. What stands in a thread or forum post belongs to the message that began it, whose id the thread has.
 * @param before the item before it in a direct conversation: there people do not answer a message, they just go on
 */
export function toItem(
  message: AnyMessage,
  room: Room,
  us: Us,
  {
    before = null,
    attachments = [],
    leftOut = [],
    context = false,
  }: { before?: string | null; attachments?: RawItem['attachments']; leftOut?: string[]; context?: boolean } = {},
): RawItem {
  const { author, message_reference: answered } = message
  const thread = room.parent && room.id !== message.id ? [room.id] : []
  return RawItem.parse({
    id: message.id,
    network: 'discord',
    author: { id: author.id, handle: author.username, name: author.global_name ?? author.username },
    text: [wordsOf(message), ...leftOut].filter(Boolean).join('\n\n'),
    at: new Date(message.timestamp),
    inReplyTo: message.type === 19 ? answered?.message_id : null,
    references: [...thread, ...(before ? [before] : [])],
    visibility: room.guild ? 'public' : 'direct',
    url: `https://discord.com/channels/${room.guild ?? '@me'}/${room.id}/${message.id}`,
    direction: author.id === us.botId ? 'out' : 'in',
    automatic: context,
    attachments,
    extra: { channel: room.id, ...(room.name && { where: room.name }), ...(context && { context: true as const }) } satisfies MessageExtra,
  })
}

/** What it says, people by their names; what is no text by what stands for it. */
export function wordsOf({ content, mentions, sticker_items: stickers, poll }: AnyMessage): string {
  const names = new Map((mentions ?? []).map((user) => [user.id, user.global_name ?? user.username]))
  const said = content.replaceAll(/<@!?(\d+)>/g, (call, id: string) => (names.has(id) ? `@${names.get(id)}` : call)).replaceAll(/<a?(:\w+:)\d+>/g, '$1')
  const asked = poll && [poll.question.text, ...poll.answers.map(({ poll_media: { text: answer } }) => `○ ${answer ?? ''}`)].join('\n')
  return [said, asked, ...(stickers ?? []).map(({ name }) => `🏷 ${name}`)].filter(Boolean).join('\n\n')
}
