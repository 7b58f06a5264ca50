import type { Db, Tx } from '#platform/db.ts'
import type { HeldBack } from './learning/held-back.ts'
import type { What } from './correcting/said.ts'
import type { ItemTopic } from './topics/topic.ts'
import type { Assessment, Intent, Urgency } from './understand.ts'

export interface TriageTables {
  'triage.assessment': {
    item_id: string
    language: string | null
    intent: Intent
    intents: Assessment['intents']
    sentiment: number | null
    urgency: Urgency
    urgency_score: number
    topics: readonly ItemTopic[] | null
    reasons: Assessment['reasons']
    engine: string
  }
  'triage.correction': {
    id: string
    what: What
    item_id: string
    said: string | null
    right: string
    by: string
    at: Date
    taken_back_at: Date | null
  }
  'triage.layer': {
    version: number
    made_at: Date
    made_for: string
    corrections: number
    acceptances: number
    held_back: HeldBack
    helps: boolean
    weights: Buffer | null
  }
  'triage.learning': {
    one: boolean
    in_use: number | null
    forgotten_at: Date | null
    forgotten_by: string | null
    before_forgetting: number | null
  }
}

export const triage = (db: Db | Tx): Db<TriageTables> => db as Db<TriageTables>
