import { createHash } from 'node:crypto'
import { AccountTrouble, type Account, type Outgoing, type Sent } from '../adapter.ts'
import { openApi } from './api.ts'
import { Message, type MessageExtra } from './message.ts'
import { idAt } from './place.ts'
import { readAfter } from './rooms.ts'
import { usOf } from './us.ts'

/** Looked for among so many pages of a busy room, and so long, ms: an answer may have waited while others talked. */
const [PAGES, PATIENCE] = [50, 60_000]
/** Of what is to be seen in a picture, characters (discord.com/developers/docs/resources/message#attachment-object, 2026-11). */
const LONGEST_ALT = 1_024
/** Of clocks that differ, ms. */
const SLACK = 2_000

/**
 * Writes the message, with a key by which Discord knows a second attempt of the last minutes (`nonce`, `enforce_nonce`). It
 * calls nobody but whom it answers, whatever stands in it.
 */
export async function send(account: Account, message: Outgoing): Promise<Sent> {
  const api = openApi(account)
  const room = roomOf(message)
  const described = message.attachments.flatMap(({ alt }, id) => (alt ? [{ id, description: alt.slice(0, LONGEST_ALT) }] : []))
  const payload = {
    content: message.text,
    nonce: createHash('sha256').update(message.id).digest('hex').slice(0, 25),
    enforce_nonce: true,
    ...(described.length > 0 && { attachments: message.attachments.map((one, id) => described.find((told) => told.id === id) ?? { id, filename: one.name }) }),
    allowed_mentions: { parse: [], replied_user: true },
    ...(message.inReplyTo && { message_reference: { message_id: message.inReplyTo, fail_if_not_exists: false } }),
  }
  const sent = Message.parse(await api.ask(`/channels/${room}/messages`, { method: 'POST', body: await pack(account, payload, message.attachments) }))
  return asSent(sent)
}

function roomOf({ replyExtra }: Outgoing): string {
  const { channel } = replyExtra as Partial<MessageExtra>
  if (!channel) throw new AccountTrouble('no channel', 'It is not known which channel to write to. Write from Discord itself.')
  return channel
}

/** As JSON, or with files as a form around it. */
async function pack(account: Account, payload: object, attachments: Outgoing['attachments']): Promise<{ type: string; bytes: string | Uint8Array }> {
  if (attachments.length === 0) return { type: 'application/json', bytes: JSON.stringify(payload) }
  const form = new FormData()
  form.append('payload_json', JSON.stringify(payload))
  for (const [nth, { file, name, type }] of attachments.entries())
    form.append(`files[${nth}]`, new Blob([Uint8Array.from(await account.readFile(file))], { type }), name)
  const packed = new Response(form)
  return { type: packed.headers.get('content-type')!, bytes: new Uint8Array(await packed.arrayBuffer()) }
}

/** Looks for it among what was written in the room since: ours, the same words, in answer to the same message. */
export async function find(account: Account, message: Outgoing): Promise<Sent | null> {
  const api = openApi(account)
  const { botId } = await usOf(api, account)
  const after = idAt(new Date(new Date(message.writtenAt).getTime() - SLACK))
  let left = PAGES
  for await (const { messages } of readAfter(api, roomOf(message), after, AbortSignal.timeout(PATIENCE))) {
    const ours = messages.find(
      (one) => one.author.id === botId && one.content === message.text.trim() && (one.message_reference?.message_id ?? null) === message.inReplyTo,
    )
    if (ours) return asSent(ours)
    if (--left === 0) return null
  }
  return null
}

const asSent = ({ id, channel_id: channel, timestamp }: Message): Sent => ({
  networkId: id,
  url: null,
  at: new Date(timestamp),
  item: { extra: { channel } satisfies MessageExtra },
})
