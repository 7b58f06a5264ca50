import type { Db, Tx } from '#platform/db.ts'
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
    reasons: Assessment['reasons']
    engine: string
  }
}

export const triage = (db: Db | Tx): Db<TriageTables> => db as Db<TriageTables>
