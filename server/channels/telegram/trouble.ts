import { GrammyError, HttpError } from 'grammy'
import { OutsideError } from '#platform/outside/outside-error.ts'
import { AccountTrouble } from '../adapter.ts'

const NEW_TOKEN = 'In Telegram open @BotFather, choose your bot under /mybots, copy its API token, and enter it here.'

const AWAY = 'Telegram does not answer at the moment; it is tried again.'

/** What Telegram's refusals mean to the person in charge (core.telegram.org/bots/api#making-requests, 2026-11). What is not one of theirs is given back. */
export function asTrouble(cause: unknown): unknown {
  if (cause instanceof OutsideError) return forbidden(cause, cause)
  if (cause instanceof HttpError) return away(cause)
  if (!(cause instanceof GrammyError)) return cause
  const { error_code: code, description: said, parameters } = cause
  const trouble = (advice: string, more: { needsYou?: boolean; retryAfter?: number } = {}) => new AccountTrouble(said, advice, { ...more, cause })
  if (typeof code !== 'number') return new AccountTrouble('what answers is not Telegram', AWAY, { needsYou: false, cause }) // a proxy’s JSON
  if (code === 401 || code === 404) return trouble(`The bot’s token is wrong, or was revoked. ${NEW_TOKEN}`)
  if (code === 429) return trouble('Telegram asks us to wait; it goes on by itself.', { needsYou: false, retryAfter: (parameters.retry_after ?? 30) * 1000 })
  if (code === 409 && /webhook/i.test(said)) return trouble(WEBHOOK)
  // also for a moment when one process takes over from another
  if (code === 409) return trouble('Another program receives for this bot as well. Only one can: stop it, or make a bot for Aerie alone.', { needsYou: false })
  if (code === 403) return trouble('This person has blocked the bot, or it was removed from the group. It cannot write there any more.')
  if (code >= 500) return trouble(AWAY, { needsYou: false })
  return trouble(`Telegram refused: ${said}`)
}

export const WEBHOOK = 'Another program receives for this bot: it has a webhook. Remove it there, or make a bot for Aerie alone.'

const forbidden = ({ message }: Error, cause: unknown) =>
  new AccountTrouble(message, 'The server’s address must begin with https:// and be reachable from the internet. Correct it.', { cause })

/** The library wraps what went wrong on the way; our own guard's no is among it. */
function away(error: HttpError): AccountTrouble {
  const { code, message } = error.error as { code?: string; message: string }
  if (code === 'private-address') return forbidden(new Error(message), error)
  return new AccountTrouble('Telegram cannot be reached', AWAY, { needsYou: false, cause: error })
}

/** Failures of a connection that never stood: nothing was sent over it. */
const NEVER_STOOD = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** Is it certain that nothing came of the request? Telegram said no, or was not reached at all; an answer that broke off says nothing. */
export function isCertainlyNotSent(cause: unknown): boolean {
  if (cause instanceof GrammyError) return cause.error_code < 500
  return cause instanceof HttpError && NEVER_STOOD.has((cause.error as { code?: string } | null)?.code ?? '')
}
