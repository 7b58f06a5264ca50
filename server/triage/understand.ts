/** What an item is about, as read by an engine. */
export interface Assessment {
  /** ISO 639-1; null: not sure. */
  language: string | null
  intent: Intent
  /** -1 (angry) … 1 (glad); null: not assessed. */
  sentiment: number | null
  urgency: Urgency
  /** The words and rules that decided, most telling first. */
  reasons: { what: 'language' | 'intent' | 'sentiment' | 'urgency'; because: string }[]
}

export const INTENTS = ['question', 'complaint', 'praise', 'buying_signal', 'goodbye', 'noise', 'other'] as const
export type Intent = (typeof INTENTS)[number]
export const URGENCIES = ['low', 'normal', 'high', 'critical'] as const
export type Urgency = (typeof URGENCIES)[number]

/** What an engine may look at. No person's name, no database: the same text is read the same way. */
export interface Readable {
  text: string
  subject: string | null
  /** What the network claims. */
  lang: string | null
  visibility: 'public' | 'direct'
  followers: number | null
}

/** Name and version of the engine that reads now. */
export const ENGINE = 'rules-1'

/** Reads texts on this machine. Pure and synchronous, ≥ 5,000 a second. */
export interface Engine {
  /** Name and version, kept with each assessment. */
  name: string
  understand(item: Readable): Assessment
}
