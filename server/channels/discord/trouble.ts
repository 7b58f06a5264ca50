import type { Answer } from '#platform/outside/fetch-outside.ts'
import type { OutsideError } from '#platform/outside/outside-error.ts'
import { AccountTrouble } from '../adapter.ts'

/** Discord answered, and the answer is no. `code`: its own number for why (discord.com/developers/docs/topics/opcodes-and-status-codes, 2026-11). */
export class Refused extends AccountTrouble {
  override name = 'Refused'
  readonly status: number
  readonly code: number

  constructor(status: number, code: number, said: string, advice: string, more: { needsYou?: boolean; retryAfter?: number } = {}) {
    super(said, advice, more)
    this.status = status
    this.code = code
  }
}

export const away = (cause: OutsideError): AccountTrouble =>
  new AccountTrouble(cause.message, 'Discord does not answer at the moment; it is tried again.', { needsYou: false, cause })

export const WRONG_TOKEN =
  'The bot’s token is wrong, or was reset. At discord.com/developers/applications choose your application → Bot → Reset Token, and enter the new one here.'
export const NO_INTENT =
  'Discord does not show this bot what is written in channels. At discord.com/developers/applications choose your application → Bot, and switch on “Message Content Intent”.'

const ADVICE: Record<number, string> = {
  10003: 'This channel is gone, or the bot cannot see it.',
  10008: 'The message you answer was deleted.',
  50001: 'The bot cannot see this channel. Give its role “View Channel” there.',
  50007: 'This person takes no direct messages from the bot. Answer them in the channel, or reach them another way.',
  50013: 'The bot may not write there. Give its role “Send Messages”, and “Send Messages in Threads”.',
  160005: 'This thread is locked. Unlock it in Discord to answer there.',
}

/** What an answer that is no success means to the person in charge. */
export function refusal({ status, headers }: Answer, data: unknown): Refused {
  const { code = 0, message = `status ${status}`, retry_after: after } = data as { code?: number; message?: string; retry_after?: number }
  const trouble = (advice: string, more?: { needsYou?: boolean; retryAfter?: number }) => new Refused(status, code, message, advice, more)
  if (status === 429)
    return trouble('Discord asks us to wait; it goes on by itself.', { needsYou: false, retryAfter: waitAsked(after, headers['retry-after']) })
  if (status >= 500) return trouble('Discord does not answer at the moment; it is tried again.', { needsYou: false })
  if (status === 401) return trouble(WRONG_TOKEN)
  return trouble(ADVICE[code] ?? `Discord refused: ${message}`)
}

/** ms to wait: what the body says in seconds, else the header; five seconds when neither says it so that it can be understood. */
function waitAsked(...seconds: unknown[]): number {
  const [first = 5] = seconds
    .filter((one) => one !== undefined && one !== null && one !== '')
    .map(Number)
    .filter((one) => Number.isFinite(one) && one >= 0)
  return Math.min(3_600_000, first * 1000)
}
