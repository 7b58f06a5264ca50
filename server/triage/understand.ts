import type { ItemTopic } from './topics/topic.ts'

/** What an item is about, as read by an engine. */
export interface Assessment {
  /** ISO 639-1; null: not sure. */
  language: string | null
  /** The main one of `intents`; `other` where there is none. */
  intent: Intent
  /** What is likely meant, the likeliest first, each with how likely, 0–1. Empty: not sure, or not a language that is assessed. */
  intents: { intent: Intent; confidence: number }[]
  /** -1 (angry) … 1 (glad): how much likelier gladness is than anger; null: not assessed. */
  sentiment: number | null
  urgency: Urgency
  /** 0–100: of two items the one to be seen first. */
  urgencyScore: number
  /** Which of the workspace's topics it is about, the main one first; left out: none was looked for. */
  topics?: readonly ItemTopic[]
  /** The words and rules that decided, most telling first. */
  reasons: { what: 'language' | 'intent' | 'sentiment' | 'urgency'; because: string }[]
}

export const INTENTS = [
  'question',
  'complaint',
  'praise',
  'buying_signal',
  'goodbye',
  'suggestion',
  'press_legal',
  'job',
  'spam',
  'competitor',
  'other',
] as const
export type Intent = (typeof INTENTS)[number]
export const URGENCIES = ['low', 'normal', 'high', 'critical'] as const
export type Urgency = (typeof URGENCIES)[number]

/** What an engine may look at. No person's name, no database: the same text is read the same way. */
export interface Readable {
  text: string
  subject: string | null
  /** What the network claims. */
  lang: string | null
  /** In which its author usually writes, ISO 639-1. Left out: not known. */
  usual?: string | null
  visibility: 'public' | 'direct'
  followers: number | null
}

/** Name and version of the engine that reads now. */
export const ENGINE = 'linear-1'

/** … with the layer of this version on top. */
export const taughtName = (engine: string, version: number): string => `${engine}+${version}`

/** Reads texts on this machine. Pure and synchronous, ≥ 5,000 a second. */
export interface Engine {
  /** Name and version, kept with each assessment. */
  name: string
  understand(item: Readable): Assessment
}

/** Reads many texts, on threads of their own: as the engine does, with what the workspace taught it. */
export interface Reader {
  /** Of the engine that reads, kept with each assessment. */
  name: string
  understandAll(texts: readonly Readable[]): Promise<Assessment[]>
}
