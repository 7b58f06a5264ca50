import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { inTransaction, type Tx } from '#platform/db.ts'
import { sendFile, sendPicture } from '#platform/http/files.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Platform } from '#platform/work.ts'
import type { Beyond } from '../beyond.ts'
import { authorOf } from '../item.ts'
import { demandOpen, type Place } from '../place.ts'
import { openVisit } from '../visits/open.ts'
import { endVisit, tell } from '../visits/tell.ts'
import { makeTicket, ageOf } from '../visits/ticket.ts'
import { visitorOf, type Visitor } from '../visits/visitor.ts'
import { attach } from '../words/attach.ts'
import { hear } from '../words/hear.ts'
import { say } from '../words/say.ts'
import { readHandedFile } from '../words/handed-file.ts'
import { seeUpTo } from '../words/seen.ts'
import type { Line } from '../words/transcript.ts'
import type { Waiting } from '../words/waiting.ts'
import { addressOf, tokenOf } from './guard.ts'
import type { Attach, Begin, Fetch, Known, Say, Sign, Tell } from './said.ts'

/** What the doors share. */
export interface House {
  platform: Platform
  beyond: Beyond
  waiting: Waiting
}

/** Pages that one visitor may have open, and that a process lets wait. */
const [PAGES, MOST] = [5, 5_000]

/** What a page shows before anybody writes. */
export function greet({ platform }: House, request: FastifyRequest) {
  const { settings, isOpen, key } = request.place!
  const { title, greeting, colour, privacyUrl = null } = settings
  return Promise.resolve({ title, greeting, colour, privacyUrl, open: isOpen, ticket: makeTicket(key, platform.clock.now()) })
}

/** Begins a visit. */
export async function begin({ platform }: House, request: FastifyRequest, body: z.output<typeof Begin>) {
  const now = platform.clock.now()
  const { visitor, token } = await inTransaction(platform.db, (tx) => openVisit(tx, now, request.place!, addressOf(platform, request.ip), body))
  return { token, visitor: view(visitor) }
}

/** Goes on with a visit, and keeps what is told of its visitor. */
export async function goOn({ platform, beyond }: House, request: FastifyRequest, body: z.output<typeof Tell>) {
  const visitor = await inTransaction(platform.db, (tx) => tell(tx, platform.clock.now(), beyond, request.place!, tokenOf(request), body))
  return { visitor: view(visitor) }
}

/** Takes a word in; answered when it is kept. */
export async function write({ platform, beyond }: House, request: FastifyRequest, { id, text, page, ticket, website }: z.output<typeof Say>) {
  const now = platform.clock.now()
  return inTransaction(platform.db, async (tx) => {
    const visitor = await locked(tx, now, request)
    const took = visitor.last_place > 0 ? null : ageOf(request.place!.key, ticket ?? '', now)
    const { place, at } = await say(tx, now, beyond, request.place!, visitor, { id, text, page }, { trapped: Boolean(website), took })
    return { id, place, at: at.toISOString() }
  })
}

/** Takes a file in, as a word of its own. */
export async function send({ platform, beyond }: House, request: FastifyRequest, { id, name }: z.output<typeof Attach>) {
  const now = platform.clock.now()
  const visitor = await visitorOf(platform.db, { ...asking(request.place!, request), now })
  demandOpen(request.place!)
  const bytes = request.body as Buffer
  const kept = await attach(platform, visitor, { id, name, bytes }, async (tx, word) =>
    say(tx, now, beyond, request.place!, await locked(tx, now, request), word, { trapped: false, took: null }),
  )
  return { id, place: kept.place, at: kept.at.toISOString() }
}

/** Waits for news. */
export async function listen({ platform, waiting }: House, request: FastifyRequest, { typing, ...known }: z.output<typeof Known>) {
  const visitor = await visitorOf(platform.db, { ...asking(request.place!, request), now: platform.clock.now() })
  if (waiting.size >= MOST || waiting.count(visitor.id) >= PAGES)
    throw new Refusal('too-many', 'too-many-pages', 'This conversation is open in too many places. Close some of them.')
  const gone = new AbortController()
  request.raw.once('close', () => gone.abort())
  const heard = await hear(platform, waiting, visitor, { ...known, typing: typing === '1' }, gone.signal)
  return { ...heard, lines: heard.lines.map(toView), seen: visitor.seen_place }
}

/** Hands out a file of the visitor's conversation, or the picture that is shown of it; to them alone. */
export async function handOut({ platform }: House, request: FastifyRequest, asked: z.output<typeof Fetch>, reply: FastifyReply) {
  const visitor = await visitorOf(platform.db, { ...asking(request.place!, request), now: platform.clock.now() })
  const found = await readHandedFile(platform, visitor.id, asked)
  if (!found) throw new Refusal('not-found', 'no-such-attachment', 'This file is not there any more.')
  return asked.as === 'picture' ? sendPicture(reply, found) : sendFile(reply, found)
}

/** Keeps what they have seen, and tells the desk that they type. */
export async function sign({ platform, beyond }: House, request: FastifyRequest, { seen, typing }: z.output<typeof Sign>) {
  const now = platform.clock.now()
  const visitor = await visitorOf(platform.db, { ...asking(request.place!, request), now })
  if (seen !== undefined) await inTransaction(platform.db, (tx) => seeUpTo(tx, now, visitor, seen))
  if (typing !== undefined && visitor.conversation_id)
    await beyond.sayTyping(visitor.conversation_id, { id: visitor.id, name: authorOf(visitor).name! }, typing)
  return { done: true }
}

/** Ends a visit on this device and every other. */
export async function leave({ platform }: House, request: FastifyRequest) {
  await inTransaction(platform.db, async (tx) => endVisit(tx, await locked(tx, platform.clock.now(), request)))
  return { done: true }
}

const asking = ({ channelId }: Place, request: FastifyRequest) => ({ channelId, token: tokenOf(request) })
const locked = (tx: Tx, now: Date, request: FastifyRequest): Promise<Visitor> => visitorOf(tx, { ...asking(request.place!, request), now, lock: true })

const view = ({ name, email, user_id: userId, remembered_at: remembered }: Visitor) => ({
  name,
  email,
  isSigned: userId !== null,
  remembered: remembered !== null,
})
const toView = ({ at, ...line }: Line) => ({ ...line, at: at.toISOString() })
