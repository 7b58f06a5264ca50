import { z } from 'zod'
import { SENTIMENTS } from '../../model/heads.ts'
import { INTENTS, URGENCIES } from '../../understand.ts'
import { LANGUAGES } from './request.ts'

/** What a model may say of an item: labels of our own lists, and nothing else. */
export const Labels = z.strictObject({
  language: z.enum(LANGUAGES),
  intent: z.enum(INTENTS),
  sentiment: z.enum(SENTIMENTS),
  urgency: z.enum(URGENCIES),
})
export type Labels = z.output<typeof Labels>

/** As much of an API's answer as is looked at. */
const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().max(10_000) }) })).min(1),
  usage: z.object({ total_tokens: z.number().int().nonnegative().max(10_000_000) }).nullish(),
})

/** What was answered, and what it cost; tokens null: it did not say. Null: it is no answer to what was asked. */
export function labelsIn(body: string): { labels: Labels | null; tokens: number | null } {
  const completion = Completion.safeParse(parsed(body))
  if (!completion.success) return { labels: null, tokens: null }
  const labels = Labels.safeParse(parsed(completion.data.choices[0]!.message.content))
  return { labels: labels.success ? labels.data : null, tokens: completion.data.usage?.total_tokens ?? null }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
