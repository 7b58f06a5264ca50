import { GrammyError, InputFile, type Api } from 'grammy'
import { AccountTrouble, type Account, type Outgoing, type Sent } from '../adapter.ts'
import { openBot } from './bot.ts'
import type { MessageExtra } from './message.ts'
import { asTrouble, isCertainlyNotSent } from './trouble.ts'

/** Messages of which this process knows that Telegram did not take them. */
const notSent = new Set<string>()
const REMEMBERED = 1_000

/**
 * Sends as the bot, in answer to the message. Telegram knows no key against doubles and lets a bot read nothing back: after
 * an attempt whose end is not known, a person decides (see `find`).
 */
export async function send(account: Account, message: Outgoing): Promise<Sent> {
  const { api } = openBot(account)
  const { chat, topic } = message.replyExtra as Partial<MessageExtra>
  const to = chat ?? Number(message.to?.networkUserId ?? Number.NaN)
  if (!Number.isFinite(to)) throw new AccountTrouble('no chat', 'It is not known which chat to write to. Write from Telegram itself.')
  const answered = Number(message.inReplyTo?.split(':')[1] ?? Number.NaN)
  const place = {
    ...(topic && { message_thread_id: topic }),
    ...(Number.isFinite(answered) && { reply_parameters: { message_id: answered, allow_sending_without_reply: true } }),
  }
  notSent.delete(message.id) // from here on nobody knows, until Telegram says so again
  try {
    const { message_id: id, date, chat: there } = await inMovedChat(to, (one) => api.sendMessage(one, message.text, place))
    await sendFiles(api, account, message, there.id)
    return { networkId: `${there.id}:${id}`, url: null, at: new Date(date * 1000), item: { extra: { chat: there.id, ...(topic && { topic }) } } }
  } catch (error) {
    if (isCertainlyNotSent(error)) remember(message.id)
    throw asTrouble(error)
  }
}

/** A group that grew has a new number, which Telegram tells (`migrate_to_chat_id`). */
async function inMovedChat<T>(chat: number, work: (chat: number) => Promise<T>): Promise<T> {
  try {
    return await work(chat)
  } catch (error) {
    const moved = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined
    if (moved === undefined) throw error
    return work(moved)
  }
}

/** Files follow the text. When one cannot be sent the text is there already, so nothing is tried again by itself. */
async function sendFiles(api: Api, account: Account, { attachments }: Outgoing, chat: number): Promise<void> {
  for (const { file, name } of attachments) {
    const bytes = await account.readFile(file)
    await api.sendDocument(chat, new InputFile(bytes, name)).catch((cause: Error) => {
      throw new AccountTrouble(cause.message, `The text was sent, but not ${name}. Send that from Telegram itself.`, { cause })
    })
  }
}

function remember(id: string): void {
  notSent.add(id)
  for (const one of notSent) if (notSent.size > REMEMBERED) notSent.delete(one)
}

/** A bot cannot read what it sent. What Telegram refused is certainly not there; of anything else nobody knows. */
export const find = (_: Account, message: Outgoing): Promise<null | 'unknown'> => Promise.resolve(notSent.has(message.id) ? null : 'unknown')
