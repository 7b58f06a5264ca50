import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import type { Asked } from './asking/ask.ts'
import { againAfter, restAfter } from './asking/patience.ts'
import { letGo, putOff, type Question } from './asking/questions.ts'
import type { Sendable } from './asking/sendable.ts'
import { settle } from './asking/spending.ts'

interface About {
  tx: Tx
  now: Date
  question: Question
  /** Tokens that were counted as spent. */
  likely: number
}
type Answer = Extract<Asked, { labels: unknown }>
type Failure = Exclude<Asked, Answer>

/** Keeps what the model said of an item, beside what the machine read; it changes nothing else. */
export async function keepAnswer(
  { tx, now, question: { itemId }, likely, model, sendable }: About & { model: string; sendable: Sendable },
  { labels, tokens }: Answer,
): Promise<void> {
  await settle(tx, now, likely, tokens)
  await letGo(tx, [itemId])
  const { language, intent, sentiment, urgency, topicId } = labels
  await sql`
    insert into triage.suggestion (item_id, model, at, language, intent, sentiment, urgency, topic_id)
    values (${itemId}, ${model}, ${now}, ${language === 'und' ? null : language}, ${intent}, ${sentiment}, ${urgency}, ${topicId}) on conflict do nothing`.execute(
    tx,
  )
  await sql`update triage.provider set failures = 0, rests_until = null, trouble = null`.execute(tx)
  await record(tx, now, [{ kind: 'item.suggested', conversationId: sendable.threadId, channelId: sendable.channelId, data: { itemId } }])
}

/** Puts an item off that was not answered, and leaves the model alone if it fails again and again. */
export async function keepFailure({ tx, now, question, likely }: About, { failing, trouble, retryAfter, tokens }: Failure): Promise<void> {
  await settle(tx, now, likely, failing === 'wrong' ? tokens : (tokens ?? 0))
  const wait = againAfter(failing, question.tries)
  const counts = failing === 'away' || failing === 'wrong'
  const { rows } = await sql<{ failures: number }>`
    update triage.provider set failures = failures + 1, trouble = ${trouble} returning failures`.execute(tx)
  const rest = restAfter(failing, rows[0]!.failures, retryAfter)
  const after = (ms: number): Date => new Date(now.getTime() + ms)
  if (rest > 0) await sql`update triage.provider set rests_until = greatest(rests_until, ${after(rest)})`.execute(tx)
  await putOff(tx, now, question, { next: wait === null ? null : after(counts ? wait : rest), trouble, counts })
}
