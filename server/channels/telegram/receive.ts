import { z } from 'zod'
import type { Account, Arrival } from '../adapter.ts'
import type { RawChange } from '../raw-item.ts'
import { LONG_POLL, openBot, type Bot } from './bot.ts'
import { keepFiles } from './files.ts'
import { idOf, isPrivate, isToUs, Message, toItem, type Us } from './message.ts'
import { gapSince, follow, lastIn, placeFrom, type Place } from './place.ts'
import { asTrouble } from './trouble.ts'
import { usOf } from './us.ts'
import { hookOf, REST, WANTED } from './webhook.ts'
import { wordsOf } from './words.ts'

/** Updates at once, at most (core.telegram.org/bots/api#getupdates, 2026-11: 100). */
const PAGE = 100

const Update = z.object({ update_id: z.number().int(), message: z.unknown().optional(), edited_message: z.unknown().optional() })

interface Receiving {
  bot: Bot
  us: Us
  account: Account
  /** Ids taken in, so that what one answers is not told again. */
  seen: Set<string>
}

/**
 * Receives for a bot until `signal` aborts: what Telegram brought to our door, and, where it does not bring, what it is asked for.
 * Telegram forgets an update once a later one is asked for, so the next question is asked only when what came is kept.
 */
export async function* receive(account: Account, cursor: unknown, signal: AbortSignal): AsyncIterable<Arrival> {
  try {
    const bot = openBot(account)
    const us = await usOf(bot)
    const receiving = { bot, us, account, seen: new Set<string>() }
    const hook = hookOf(bot, account, us.lacks)
    let ailing = await hook.look()
    let place = placeFrom(cursor)
    const gap = gapSince(place, account.now())
    if (gap) yield { items: [], broken: [gap], cursor: (place = follow(place, account.now())), ailing }
    while (!signal.aborted) {
      const letters = await account.letters.read(PAGE)
      for await (const arrival of letters.length > 0 ? readLetters(receiving, letters, place) : bot.settings.webhook ? [] : ask(receiving, place, signal)) {
        place = arrival.cursor as Place
        yield { ...arrival, ailing }
      }
      hook.heard(letters)
      if (letters.length > 0 || !bot.settings.webhook) continue
      yield { items: [], cursor: (place = follow(place, account.now())), ailing }
      await account.letters.wait(REST, signal)
      ailing = await hook.look()
    }
  } catch (error) {
    throw asTrouble(error)
  }
}

/** What Telegram has, by a question that stays open until there is something. */
async function* ask(receiving: Receiving, place: Place, signal: AbortSignal): AsyncIterable<Arrival> {
  const { api } = receiving.bot
  const asked = { offset: place.offset, limit: PAGE, timeout: LONG_POLL, allowed_updates: WANTED }
  const updates: unknown[] = await api.getUpdates(asked, signal as Parameters<typeof api.getUpdates>[1])
  if (updates.length < PAGE) receiving.account.tell({ waiting: 0 })
  yield* read(receiving, updates, place)
}

/**
 * What Telegram brought; forgotten once it is kept. No number is counted on: what could not be brought stays with Telegram, and is all
 * that there is when it is asked again.
 */
async function* readLetters(receiving: Receiving, letters: readonly { nth: number; body: string }[], place: Place): AsyncIterable<Arrival> {
  const updates = letters.map(({ body }): unknown => JSON.parse(body))
  for await (const arrival of read(receiving, updates, place)) yield { ...arrival, cursor: { ...(arrival.cursor as Place), offset: 0 } }
  await receiving.account.letters.forget(letters.map(({ nth }) => nth))
}

/** What came at once, as a delivery; and then what it answers, in one of its own, so that who spoke to us opens the conversation. */
async function* read(receiving: Receiving, updates: readonly unknown[], from: Place): AsyncIterable<Arrival> {
  const items: Arrival['items'] = []
  const context: Arrival['items'] = []
  const changes: RawChange[] = []
  const broken: NonNullable<Arrival['broken']> = []
  let place = follow(from, receiving.account.now())
  for (const raw of updates) {
    const update = Update.parse(raw)
    place = { ...place, offset: update.update_id + 1 }
    const parsed = Message.safeParse(update.message ?? update.edited_message)
    if (!parsed.success) broken.push({ place: 'an update', raw: JSON.stringify(raw), reason: z.prettifyError(parsed.error), id: `update ${update.update_id}` })
    else if (!isToUs(parsed.data, receiving.us)) continue
    else if (update.edited_message) changes.push(asEdit(parsed.data))
    else {
      const taken = await take(receiving, parsed.data, place)
      if (!taken) continue
      items.push(taken)
      if (isPrivate(parsed.data)) place = lastIn(place, parsed.data.chat.id, taken.id)
      context.push(...answered(receiving, parsed.data))
    }
  }
  if (context.length > 0) yield { items, changes, broken, cursor: from }
  yield context.length > 0 ? { items: context, cursor: place } : { items, changes, broken, cursor: place }
}

const asEdit = (message: Message): RawChange => ({
  change: 'edited',
  id: idOf(message),
  at: new Date((message.edit_date ?? message.date) * 1000),
  text: wordsOf(message),
})

/** Null: nothing was said (somebody joined, a message was pinned). */
async function take({ bot, us, account, seen }: Receiving, message: Message, place: Place): Promise<Arrival['items'][number] | null> {
  const files = await keepFiles(bot, account, message)
  if (!wordsOf(message) && files.attachments.length + files.leftOut.length === 0) return null
  seen.add(idOf(message))
  const before = isPrivate(message) ? (place.chats.find(([chat]) => chat === message.chat.id)?.[1] ?? null) : null
  return toItem(message, us, { ...files, before })
}

/** In a group, what somebody said that is answered while calling us. Telegram gives it out once, with the answer. */
function answered({ us, seen }: Receiving, { reply_to_message: above }: Message): Arrival['items'] {
  if (!above || isPrivate(above) || seen.has(idOf(above)) || !wordsOf(above)) return []
  seen.add(idOf(above))
  return [toItem(above, us, { context: above.from?.id !== us.botId })]
}
