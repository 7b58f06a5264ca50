import { z } from 'zod'
import { SENTIMENTS } from '../../model/heads.ts'
import { INTENTS, URGENCIES } from '../../understand.ts'
import { LANGUAGES, NONE, type TopicName } from './request.ts'

/** What a model may say of an item: labels of our own lists, and nothing else. */
export const Labels = z.strictObject({
  language: z.enum(LANGUAGES),
  intent: z.enum(INTENTS),
  sentiment: z.enum(SENTIMENTS),
  urgency: z.enum(URGENCIES),
})
/** `topicId` null: it is about none of the topics. */
export type Labels = z.output<typeof Labels> & { topicId: string | null }

/** The same with a topic, of those that were given; an answer that names none is taken without. */
const labelsOn = (topics: readonly TopicName[]) => Labels.extend({ topic: z.enum([NONE, ...topics.map((one) => one.name)]).nullish() })

/** As much of an API's answer as is looked at. */
const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().max(10_000) }) })).min(1),
  usage: z.object({ total_tokens: z.number().int().nonnegative().max(10_000_000) }).nullish(),
})

/** What was answered, and what it cost; tokens null: it did not say. Labels null: it is no answer to what was asked. */
export function labelsIn(body: string, topics: readonly TopicName[]): { labels: Labels | null; tokens: number | null } {
  const completion = Completion.safeParse(parsed(body))
  if (!completion.success) return { labels: null, tokens: null }
  const tokens = completion.data.usage?.total_tokens ?? null
  return { labels: readLabels(parsed(completion.data.choices[0]!.message.content), topics), tokens }
}

function readLabels(said: unknown, topics: readonly TopicName[]): Labels | null {
  if (topics.length === 0) {
    const labels = Labels.safeParse(said)
    return labels.success ? { ...labels.data, topicId: null } : null
  }
  const labels = labelsOn(topics).safeParse(said)
  if (!labels.success) return null
  const { topic, ...others } = labels.data
  return { ...others, topicId: topics.find((one) => one.name === topic)?.id ?? null }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
