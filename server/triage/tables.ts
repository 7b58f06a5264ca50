import type { Assessment, Intent, Urgency } from './understand.ts'

/** The columns of schema `triage`; what they mean stands in db/migrations/0006-triage.sql. */
export interface TriageTables {
  'triage.assessment': {
    item_id: string
    language: string | null
    intent: Intent
    sentiment: number | null
    urgency: Urgency
    reasons: Assessment['reasons']
    engine: string
  }
}
