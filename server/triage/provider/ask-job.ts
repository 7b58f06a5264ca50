import { inTransaction, type Db } from '#platform/db.ts'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { ask, type Asked } from './asking/ask.ts'
import { putInLine, take, type Question } from './asking/questions.ts'
import { tokensOf, type TopicName } from './asking/request.ts'
import { readSpent, spend, usedUpBy } from './asking/spending.ts'
import { readSendable, type AtDesk, type Sendable } from './asking/sendable.ts'
import { readActiveTopics } from '../topics/keeping/list.ts'
import { keepAnswer, keepFailure } from './keep-answer.ts'
import { endpointOf, readProvider, type Provider } from './provider.ts'

export const ASK = 'triage.ask'

/** Items asked about at once. */
const AT_ONCE = 4
/** A run ends after so long; what is left waits for the next, within a minute, ms. */
const RUN = 4 * 60_000

/**
 * Asks the language model about what the machine was not sure of, where one is set, in budget, and in health. Nothing waits for
 * it: what it says is a suggestion, which counts for nothing until somebody accepts it.
 */
export const askJob = (platform: Pick<Platform, 'db' | 'clock' | 'secrets'>, atDesk: AtDesk): Job<object> => ({
  name: ASK,
  schedule: '* * * * *',
  retries: 0, // each item has its own tries; the next run comes by itself
  patience: 300,
  run: (_, signal) => askAll(platform, atDesk, signal),
})

/** Puts in line what there is to ask, and asks until nothing is left that may be asked now. */
export async function askAll(platform: Pick<Platform, 'db' | 'clock' | 'secrets'>, atDesk: AtDesk, signal: AbortSignal, patience?: number): Promise<void> {
  const { db, clock } = platform
  await inTransaction(db, async (tx) => {
    const provider = await readProvider(tx, { hold: true })
    if (provider?.onAt) await putInLine(tx, clock.now(), provider)
  })
  const began = performance.now()
  while (!signal.aborted && performance.now() - began < RUN) if ((await askSome(platform, atDesk, signal, patience)) === 0) return
}

/** What is asked in one go: the model as it is set, and the items with the texts that go out. */
interface Round {
  provider: Provider
  topics: TopicName[]
  asked: { question: Question; sendable: Sendable; tokens: number }[]
}

/** @returns how many items were asked about or let go; 0: none may be now */
async function askSome(
  { db, clock, secrets }: Pick<Platform, 'db' | 'clock' | 'secrets'>,
  atDesk: AtDesk,
  signal: AbortSignal,
  patience?: number,
): Promise<number> {
  const round = await takeRound(db, clock.now(), atDesk)
  if (!round) return 0
  const endpoint = endpointOf(round.provider, secrets)
  const how = { signal, now: clock.now(), topics: round.topics, ...(patience && { patience }) }
  const answers = await Promise.all(
    round.asked.map(async ({ sendable, ...one }) => ({ ...one, sendable, answer: await ask(endpoint, { ...how, text: sendable.text }) })),
  )
  for (const one of answers) await keep(db, clock.now(), round.provider.model, one)
  return Math.max(1, answers.length)
}

/** Takes what may be asked about now and counts it as spent; null: nothing, or the model is off, rests, or has used up its budget. */
function takeRound(db: Db, now: Date, atDesk: AtDesk): Promise<Round | null> {
  return inTransaction(db, async (tx) => {
    const provider = await readProvider(tx, { hold: true }) // runs of several processes count one after the other
    if (!provider?.onAt || (provider.restsUntil && provider.restsUntil > now)) return null
    const questions = await take(tx, now, provider.failures > 0 ? 1 : AT_ONCE) // after trouble one goes ahead
    if (questions.length === 0) return null
    const sendables = await readSendable(tx, questions, provider, atDesk)
    const topics = await readActiveTopics(tx)
    const asked: Round['asked'] = []
    for (const { question, sendable } of sendables.ready) {
      const tokens = tokensOf(provider.model, sendable.text, topics)
      if (usedUpBy(tokens, await readSpent(tx, now), provider)) {
        await sendables.putBack(tx, question)
        continue
      }
      await spend(tx, now, tokens)
      asked.push({ question, sendable, tokens })
    }
    return asked.length > 0 || sendables.dropped > 0 ? { provider, topics, asked } : null
  })
}

interface Answered {
  question: Question
  sendable: Sendable
  tokens: number
  answer: Asked
}

const keep = (db: Db, now: Date, model: string, { question, sendable, tokens, answer }: Answered): Promise<void> =>
  inTransaction(db, (tx) => {
    const about = { tx, now, question, likely: tokens }
    return 'labels' in answer ? keepAnswer({ ...about, model, sendable }, answer) : keepFailure(about, answer)
  })
