import type { ChatBskyConvoNS } from '@atproto/api'
import { z } from 'zod'
import { AccountTrouble, type Account } from '../../adapter.ts'
import { Settings } from '../credentials.ts'
import type { Session } from '../session.ts'
import { telling } from '../trouble.ts'

/** As much of a message as we read (lexicon chat.bsky.convo.defs#messageView, 2026). What was deleted, or says who came and went, has no text. */
export const Message = z.object({ id: z.string(), rev: z.string(), text: z.string(), sender: z.object({ did: z.string() }), sentAt: z.iso.datetime() })
export type Message = z.output<typeof Message>

/** The service that keeps direct messages; the account's server passes on what it is asked for it. */
export const chatOf = ({ agent }: Pick<Session, 'agent'>, account: Pick<Account, 'settings'>): ChatBskyConvoNS =>
  agent.withProxy('bsky_chat', Settings.parse(account.settings).chat).chat.bsky.convo

/** Awaits, and says it in our words when the app password may not. */
export async function chatting<T>(work: Promise<T>): Promise<T> {
  try {
    return await telling(work)
  } catch (error) {
    if (!(error instanceof AccountTrouble) || !/bad token (method|scope)|missing.*scope/i.test(error.message)) throw error
    throw new AccountTrouble(
      error.message,
      'This app password may not read direct messages. Make a new one in Bluesky with “Allow access to your direct messages” ticked and enter it, or switch direct messages off here.',
      { cause: error },
    )
  }
}

/** What an item of a direct conversation is known by. */
export const idOf = (convo: string, message: string): string => `${convo}/${message}`
/** Where a person can open it. */
export const convoUrl = (convo: string): string => `https://bsky.app/messages/${convo}`
