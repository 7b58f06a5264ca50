import { ask } from '../ask.ts'
import type { Door } from './door.ts'

/** What was to be, compared with what the desk and the door show. */
export interface Judged {
  /** Messages that customers wrote, and answers that the desk accepted. */
  said: number
  answers: number
  /** Written and not at the desk; accepted and not at the door. */
  lost: string[]
  doubled: string[]
  outOfOrder: string[]
  broken: string[]
}

const WORDS = /question (\d+) of customer (\d+)/
const ANSWER = /answer to [0-9a-f-]{36}/

/** @param said what customers wrote, each once */
export async function judgeTalk(db: string, door: Door, said: readonly string[]): Promise<Judged> {
  const { rows: items } = await ask<{ text: string; thread_id: string }>(
    db,
    `select text, thread_id from listening.item where channel_id = $1 and direction = 'in' order by thread_id, at, id`,
    [door.channelId],
  )
  const { rows: outgoing } = await ask<{ text: string; state: string }>(
    db,
    `select message->>'text' as text, state from channels.outbox where channel_id = $1`,
    [door.channelId],
  )
  const came = items.map(({ text }) => `${WORDS.exec(text)?.[0] ?? text}?`)
  const answers = (await door.readAnswers()).map((text) => ANSWER.exec(text)?.[0] ?? text)
  const named = (texts: readonly string[]): string[] => texts.map((text) => `${door.name}: ${text}`)
  const unsent = outgoing.filter(({ state }) => state !== 'sent' && !door.isBlind).map(({ text, state }) => `${text} is ${state}`)
  return {
    said: said.length,
    answers: outgoing.length,
    lost: named([...said.filter((text) => !came.includes(text)), ...outgoing.map(({ text }) => text).filter((text) => !answers.includes(text))]),
    doubled: named([...twice(came), ...twice(answers)]),
    outOfOrder: named(disorderIn(items)),
    broken: named([...unsent, ...((await door.wrong?.()) ?? [])]),
  }
}

const twice = (texts: readonly string[]): string[] => [...new Set(texts.filter((text, i) => texts.indexOf(text) !== i))]

/** Threads that do not hold what one customer said, from first to last. */
function disorderIn(items: readonly { text: string; thread_id: string }[]): string[] {
  const threads = [...Map.groupBy(items, (item) => item.thread_id).values()].map((thread) => thread.map(({ text }) => WORDS.exec(text)?.slice(1) ?? []))
  const isWhole = (thread: readonly string[][]): boolean => thread.every(([nth, customer], i) => Number(nth) === i + 1 && customer === thread[0]![1])
  return threads.filter((thread) => !isWhole(thread)).map((thread) => thread.map(([nth, customer]) => `${nth} of ${customer}`).join(', '))
}
