import { AccountTrouble, type Account, type Outgoing, type Sent } from '../../adapter.ts'
import { misfit, MESSAGE } from '../reach.ts'
import { openSession } from '../session.ts'
import { chatOf, chatting, convoUrl, idOf, Message } from './chat.ts'

/** The network's clock and ours may differ by so much, ms. */
const ADRIFT = 60_000
/** Among so many of the newest a message of ours is looked for. */
const LOOKED_AT = 100

const convoOf = ({ replyExtra }: Outgoing): string => {
  const { convo } = replyExtra
  if (typeof convo !== 'string')
    throw new AccountTrouble('no conversation', 'Direct messages of Bluesky are answered where they were written. Begin one in its app.')
  return convo
}

const sentAs = (convo: string, { id, sentAt }: Message): Sent => ({
  networkId: idOf(convo, id),
  url: convoUrl(convo),
  at: new Date(sentAt),
  item: { extra: { convo } },
})

/** Writes a direct message. The network knows no key against doubles: `findMessage` is asked before it is tried again. */
export async function sendMessage(account: Account, message: Outgoing): Promise<Sent> {
  const tooLong = misfit(message.text, MESSAGE)
  if (tooLong) throw new AccountTrouble('too long', tooLong)
  if (message.attachments.length > 0) throw new AccountTrouble('attachments', 'A direct message of Bluesky takes no files. Send the text alone.')
  const convoId = convoOf(message)
  const session = await openSession(account)
  const { data } = await chatting(chatOf(session, account).sendMessage({ convoId, message: { text: message.text } }))
  return sentAs(convoId, Message.parse(data))
}

/** Looks among the newest messages for ours: the same words, since it was written. */
export async function findMessage(account: Account, message: Outgoing): Promise<Sent | null> {
  const convoId = convoOf(message)
  const session = await openSession(account)
  const { data } = await chatting(chatOf(session, account).getMessages({ convoId, limit: LOOKED_AT }))
  const since = Date.parse(message.writtenAt) - ADRIFT
  const ours = data.messages
    .flatMap((one) => Message.safeParse(one).data ?? [])
    .find(({ sender, text, sentAt }) => sender.did === session.did && text === message.text && Date.parse(sentAt) >= since)
  return ours ? sentAs(convoId, ours) : null
}
