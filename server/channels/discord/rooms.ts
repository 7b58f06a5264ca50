import { z } from 'zod'
import type { Api } from './api.ts'
import { Message, type Room } from './message.ts'
import { isLater } from './place.ts'
import { Refused } from './trouble.ts'

const PAGE = 100
const Channel = z.object({
  id: z.string(),
  name: z.string().nullish(),
  parent_id: z.string().nullish(),
  last_message_id: z.string().nullish(),
  type: z.number(),
  guild_id: z.string().nullish(),
})
/** Threads of news, open, private (discord.com/developers/docs/resources/channel#channel-object-channel-types). The parent of any other room is a mere heading. */
const THREADS = new Set([10, 11, 12])

const toRoom = ({ id, name, parent_id: parent, type }: z.output<typeof Channel>, guild: string | null): Room => ({
  id,
  guild,
  name: name ?? null,
  parent: THREADS.has(type) ? (parent ?? null) : null,
})

/** The rooms the bot sees in which something was written after `since`, threads that are open among them. */
export async function roomsWithNews(api: Api, since: string, signal: AbortSignal): Promise<Room[]> {
  const guilds = z.array(z.object({ id: z.string() })).parse(await api.ask('/users/@me/guilds', { query: { limit: '200' }, signal }))
  const rooms: Room[] = []
  for (const { id: guild } of guilds) {
    const channels = z.array(Channel).parse(await api.ask(`/guilds/${guild}/channels`, { signal }))
    const { threads } = z.object({ threads: z.array(Channel) }).parse(await api.ask(`/guilds/${guild}/threads/active`, { signal }))
    rooms.push(...[...channels, ...threads].filter((channel) => isLater(channel.last_message_id, since)).map((channel) => toRoom(channel, guild)))
  }
  return rooms
}

/** A room by its id; null: the bot does not see it. */
export async function readRoom(api: Api, id: string, signal: AbortSignal): Promise<Room | null> {
  const found = await unlessClosed(api.ask(`/channels/${id}`, { signal }))
  const { data } = Channel.safeParse(found)
  return data ? toRoom(data, data.guild_id ?? null) : null
}

/** What was written in a room after `since`, oldest first, page by page. What does not read as a message is given as it is. */
export async function* readAfter(api: Api, room: string, since: string, signal: AbortSignal): AsyncIterable<{ messages: Message[]; broken: unknown[] }> {
  for (let after = since; ;) {
    const listed = z
      .array(z.object({ id: z.string() }).loose())
      .parse((await unlessClosed(api.ask(`/channels/${room}/messages`, { query: { after, limit: String(PAGE) }, signal }))) ?? [])
    const parsed = listed.toReversed().map((raw) => ({ raw, message: Message.safeParse(raw).data }))
    yield { messages: parsed.flatMap(({ message }) => message ?? []), broken: parsed.flatMap(({ raw, message }) => (message ? [] : [raw])) }
    if (listed.length < PAGE) return
    after = listed[0]!.id
  }
}

/** A room that the bot is not let into, or that is gone, has nothing for us. */
async function unlessClosed(asked: Promise<unknown>): Promise<unknown> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Refused && (error.status === 403 || error.status === 404)) return null
    throw error
  }
}
