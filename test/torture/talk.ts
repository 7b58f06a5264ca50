import { setTimeout as wait } from 'node:timers/promises'
import { chance } from '../../server/channels/demo/story.ts'
import { ask } from './ask.ts'
import type { Door, OpenDoor } from './doors/door.ts'
import { judgeTalk, type Judged } from './doors/judge.ts'
import type { Ground } from './ground/ground.ts'
import { until } from './process.ts'

/** Every so many-th conversation is left to wait until the end, so that deadlines pass. */
const LEFT = 4
/** Customers write within so long after a round began, so that a blow falls among their words, ms. */
const SPREAD = 1_000
/** How long all of it may take to come to its end once the last blow has landed, ms. */
const PATIENCE = 180_000

/** What customers say at a door, and what the desk answers there. */
export interface Talk {
  /** In the background: a new customer writes, and the one before goes on with what they wrote. */
  ask(): void
  /** Ends it: everybody has written, every conversation has been answered, and nothing waits to be sent. */
  settle(): Promise<void>
  judge(): Promise<Judged>
}

/** What customer `customer` says, for the `nth` time. */
const wordsOf = (customer: number, nth: number): string => `question ${nth} of customer ${customer}?`

/** Connects the company's account, and begins to answer whatever comes in there. */
export async function startTalk(ground: Ground, open: OpenDoor, name: string): Promise<Talk> {
  const door = await open(ground, name)
  const random = chance(1)
  const said: string[] = []
  let customers = 0
  let line = Promise.resolve()
  const say = (customer: number, nth: number): void => {
    said.push(wordsOf(customer, nth))
    line = line.then(() => wait(random() * SPREAD)).then(() => door.say(customer, wordsOf(customer, nth)))
    line.catch(() => undefined) // told by settle()
  }
  const answering = startAnswering(ground, door)
  return {
    ask() {
      const customer = customers++
      say(customer, 1)
      if (customer > 0) say(customer - 1, 2)
    },
    async settle() {
      await line
      await answering.end(customers)
      await until(
        `nothing waits to be sent by ${door.name}`,
        PATIENCE,
        async () => (await waiting(ground.db, door.channelId)) === 0 && (!door.isBlind || (await allDecided(ground, door))),
      )
    },
    judge: () => judgeTalk(ground.db, door, said),
  }
}

/** Answers every conversation of a door once. */
function startAnswering({ session }: Ground, { name, channelId, visibility }: Door): { end(conversations: number): Promise<void> } {
  const seen: string[] = []
  const answered = new Set<string>()
  let isEnding = false
  let expected = Infinity
  const answerSome = async (): Promise<void> => {
    const { items } = (await session.read(`/conversations?view=waiting&limit=200&channelId=${channelId}`)) as { items: { id: string }[] }
    for (const { id } of items) if (!seen.includes(id)) seen.push(id)
    for (const [n, id] of seen.entries()) {
      if (answered.has(id) || (n % LEFT === LEFT - 1 && !isEnding)) continue
      await session.write('POST', `/conversations/${id}/reply`, { text: `answer to ${id}`, visibility, changes: 0, anyway: true }, `answer ${id}`)
      answered.add(id)
    }
  }
  const answering = (async () => {
    for (; answered.size < expected; await wait(400)) await answerSome().catch(() => undefined) // something was killed: it is asked again
  })()
  return {
    async end(conversations) {
      isEnding = true
      const isOver = (): Promise<boolean> => Promise.resolve(answered.size >= conversations)
      const told = (): string => `${conversations} customers wrote by ${name}, ${seen.length} conversations came in, ${answered.size} were answered`
      await until(told, PATIENCE, isOver).finally(() => (expected = 0))
      await answering
    },
  }
}

/** Looks, as a person does, what became of messages of which it is not known: those that are not there are sent again. @returns there were none */
async function allDecided({ db, session }: Ground, { channelId, readAnswers }: Door): Promise<boolean> {
  const { rows } = await ask<{ id: string; text: string; attempts: number }>(
    db,
    `select id, message->>'text' as text, attempts from channels.outbox where channel_id = $1 and state = 'failed'`,
    [channelId],
  )
  const there = await readAnswers()
  for (const { id, text, attempts } of rows)
    await session.write('POST', `/outbox/${id}/${there.includes(text) ? 'cancel' : 'retry'}`, {}, `decided ${id} ${attempts}`)
  return rows.length === 0
}

/** How many messages are on their way out there. */
async function waiting(db: string, channelId: string): Promise<number> {
  const { rows } = await ask<{ count: number }>(
    db,
    `select count(*)::int as count from channels.outbox where channel_id = $1 and state in ('queued', 'sending')`,
    [channelId],
  )
  return rows[0]!.count
}
