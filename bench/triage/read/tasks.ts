import type { Intent } from '../../../server/triage/understand.ts'
import type { Sentiment } from '../../../server/triage/model/heads.ts'

/** What can be measured on a set of labelled texts. Speed needs no label. */
export const TASKS = ['sentiment', 'intent', 'complaint', 'urgency', 'language', 'spam'] as const
export type Task = (typeof TASKS)[number]

/** What is true of a text; what is left out is not known. */
export interface Truth {
  sentiment?: Sentiment
  /** The best one first; the others could be defended. */
  intent?: readonly Intent[]
  complaint?: boolean
  /** How urgent, on a scale of the set's own: more is more urgent. */
  urgency?: number
  /** ISO 639-1. */
  language?: string
  spam?: boolean
}

export interface Message extends Truth {
  text: string
}
