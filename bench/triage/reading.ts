import { SENTIMENTS } from '../../server/triage/model/heads.ts'
import { saidOf } from '../../server/triage/correcting/said.ts'
import type { Assessment, Engine, Readable } from '../../server/triage/understand.ts'
import type { Message } from './read/tasks.ts'

/** A message and what the engine made of it. */
export interface Reading {
  message: Message
  assessment: Assessment
}

/** A text as an item of which nothing else is known. */
export const asItem = (text: string): Readable => ({ text, subject: null, lang: null, visibility: 'public', followers: null })

export const readAll = (engine: Engine, messages: readonly Message[]): Reading[] =>
  messages.map((message) => ({ message, assessment: engine.understand(asItem(message.text)) }))

/** What is said where nothing is claimed: it is never right, and is not taken for neutral. */
export const NOT_ASSESSED = 'not assessed'

export const moodOf = (assessment: Assessment): string => saidOf('sentiment', assessment) ?? NOT_ASSESSED

const SHOWN = new RegExp(`^(?:${SENTIMENTS.join('|')}) (\\d+) ?%`)

/** How sure of the mood the item says it is, 0–1; null: it does not say. */
export function shownMoodConfidence({ reasons }: Assessment): number | null {
  for (const { what, because } of reasons) {
    const shown = what === 'sentiment' && SHOWN.exec(because)
    if (shown) return Number(shown[1]) / 100
  }
  return null
}
