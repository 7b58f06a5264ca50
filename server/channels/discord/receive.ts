import type { Account, Arrival } from '../adapter.ts'
import { makeBell, type Bell } from '../bell.ts'
import { makeItems } from '../receiving/made-items.ts'
import type { RawChange } from '../raw-item.ts'
import { openApi, type Api } from './api.ts'
import { lookAgain } from './changes.ts'
import { keepFiles } from './files.ts'
import { keepGateway, type Gateway, type Told } from './gateway.ts'
import { isToUs, Message, toItem, wordsOf, type Room, type Us } from './message.ts'
import { earlier, idAt, idBefore, isLater, lastIn, placeFrom, unwatch, watch, type Place } from './place.ts'
import { readAfter, readRoom, roomsWithNews } from './rooms.ts'
import { closedTo, usOf } from './us.ts'

/** How often every room is looked at, ms: while the connection stands, to find what it did not tell; and without it. */
export interface Rhythm {
  told: number
  untold: number
}
const RHYTHM: Rhythm = { told: 120_000, untold: 20_000 }
/** Read again at each look, ms: messages written at once in several rooms become visible a little out of order. */
const OVERLAP = 60_000
const REMEMBERED = 10_000

interface Look {
  api: Api
  us: Us
  account: Account
  place: Place
  seen: Set<string>
  signal: AbortSignal
  bell: Bell
  gateway: Gateway
  /** Rooms in which something was said, as the connection tells. */
  told: Set<string>
  changes: RawChange[]
  /** The latest message that was seen in any room; `0`: none yet. */
  newest: string
  /** We or the connection were away: whatever was edited or deleted meanwhile was not told. */
  missed: boolean
  roundAt: number
}

/** Receives for a bot until `signal` aborts. */
export async function* receive(account: Account, cursor: unknown, signal: AbortSignal, rhythm: Rhythm = RHYTHM): AsyncIterable<Arrival> {
  const end = new AbortController()
  const look = await begin(account, cursor, signal, AbortSignal.any([signal, end.signal]))
  try {
    while (!signal.aborted) {
      yield* lookOnce(look, rhythm)
      const trouble = look.gateway.trouble()
      if (trouble) throw trouble
      await look.bell.wait(look.gateway.isLive() ? rhythm.told : rhythm.untold)
    }
  } finally {
    end.abort()
  }
}

async function begin(account: Account, cursor: unknown, signal: AbortSignal, over: AbortSignal): Promise<Look> {
  const api = openApi(account)
  const us = await usOf(api, account)
  const bell = makeBell(over)
  let turns = 0
  const onTurn = (): void => {
    if (turns++ > 0 && look.gateway.isLive()) look.missed = true // when it first stands we have only just looked
    look.roundAt = Number.NEGATIVE_INFINITY
    bell.ring()
  }
  const look: Look = {
    api,
    us,
    account,
    place: placeFrom(cursor, account.now()),
    seen: new Set(),
    signal,
    bell,
    gateway: keepGateway(api, { wantsContent: us.channels.size > 0, onEvent: (name, data) => hear(look, name, data), onTurn }, over),
    told: new Set(),
    changes: [],
    newest: '0',
    missed: true,
    roundAt: Number.NEGATIVE_INFINITY,
  }
  return look
}

/** What the connection says: a room with news rings the bell; edits and deletions of what we hold are kept for the next delivery. */
function hear(look: Look, name: string, data: Told): void {
  const { id = '', ids = [id], channel_id: room, guild_id: guild } = data
  const watched = new Set(look.place.watched.map(([one]) => one))
  if (name === 'MESSAGE_CREATE' && room) {
    look.told.add(room)
    if (!guild && !look.place.alone.some(([one]) => one === room)) look.place = lastIn(look.place, room, id)
  } else if (name.startsWith('MESSAGE_DELETE'))
    for (const one of ids.filter((gone) => watched.has(gone))) look.changes.push({ change: 'deleted', id: one, at: look.account.now() })
  else if (name === 'MESSAGE_UPDATE' && watched.has(id)) {
    const { data: message } = Message.safeParse(data)
    if (!message?.edited_timestamp) return // a preview of a link was added
    look.changes.push({ change: 'edited', id, at: new Date(message.edited_timestamp), text: wordsOf(message) })
    look.place = watch(look.place, [[id, message.channel_id, message.edited_timestamp]])
  } else return
  look.bell.ring()
}

async function* lookOnce(look: Look, { told, untold }: Rhythm): AsyncIterable<Arrival> {
  const { api, signal } = look
  if (look.missed) await catchUp(look)
  const now = performance.now()
  if (now - look.roundAt >= (look.gateway.isLive() ? told : untold)) yield* lookAround(look)
  for (const id of look.told) {
    look.told.delete(id)
    const room = await readRoom(api, id, signal)
    if (room) yield* readRoomFor(look, room)
  }
  yield { items: [], changes: look.changes.splice(0), cursor: look.place }
}

/** Edits and deletions that nobody told us of; before anything new is watched instead. */
async function catchUp(look: Look): Promise<void> {
  look.missed = false
  const { changes, gone, edited } = await lookAgain(look.api, look.place.watched, look.account.now(), look.signal)
  look.place = watch(unwatch(look.place, gone), edited)
  look.changes.push(...changes)
}

/** Every room with something new in it, those of direct conversations too. Only then the place moves. */
async function* lookAround(look: Look): AsyncIterable<Arrival> {
  const { api, signal, account } = look
  const begun = account.now()
  account.tell({ missing: await closedTo(api, look.us, signal) })
  const alone = look.place.alone.map(([id]): Room => ({ id, guild: null, parent: null, name: null }))
  for (const room of [...(await roomsWithNews(api, look.place.at, signal)), ...alone]) yield* readRoomFor(look, room)
  // never beyond what Discord itself has said last: our clock may be ahead of its own
  const at = earlier(idAt(new Date(begun.getTime() - OVERLAP)), idBefore(look.newest, OVERLAP))
  if (isLater(at, look.place.at)) look.place = { ...look.place, at }
  look.roundAt = performance.now()
}

async function* readRoomFor(look: Look, room: Room): AsyncIterable<Arrival> {
  for await (const { messages, broken } of readAfter(look.api, room.id, look.place.at, look.signal)) {
    const fresh = messages.filter((message) => !look.seen.has(message.id) && isToUs(message, room, look.us))
    const said = await makeItems(fresh, (message) => take(look, message, room))
    const above = fresh.flatMap(({ referenced_message: one }) => (one && !look.seen.has(one.id) && !one.author.bot ? [one] : []))
    const context = await makeItems(above, (message) => toItem(message, room, look.us, { context: true }))
    for (const { id } of messages) if (isLater(id, look.newest)) look.newest = id
    for (const { id } of [...fresh, ...above]) look.seen.add(id)
    for (const id of look.seen) if (look.seen.size > REMEMBERED) look.seen.delete(id)
    look.place = watch(
      look.place,
      fresh.map((message) => [message.id, room.id, message.edited_timestamp ?? null] as const),
    )
    const odd = broken.map((raw) => ({
      place: 'a message',
      raw: JSON.stringify(raw),
      reason: 'Discord sent it in a form we do not know.',
      id: (raw as { id: string }).id,
    }))
    if (fresh.length + odd.length > 0) yield { items: said.items, broken: [...odd, ...said.broken], cursor: look.place }
    // in a delivery of its own, so that who spoke to us opens the conversation
    if (above.length > 0) yield { ...context, cursor: look.place }
  }
}

async function take(look: Look, message: Message, room: Room): Promise<Arrival['items'][number]> {
  const files = await keepFiles(look.api, look.account, message)
  if (room.guild) return toItem(message, room, look.us, files)
  const before = look.place.alone.find(([id]) => id === room.id)?.[1]
  look.place = lastIn(look.place, room.id, message.id)
  return toItem(message, room, look.us, { ...files, before: before === message.id ? null : (before ?? null) })
}
