import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { SuggestionView } from './contract.ts'

export type Suggestion = z.input<typeof SuggestionView>

/** What a language model suggests of an item and nobody has decided about, as part of a select; null: nothing. */
export const suggestedOf = (itemId: RawBuilder<unknown>): RawBuilder<Suggestion | null> => sql`(
  select json_build_object('model', model, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'language', suggestion.language, 'intent', suggestion.intent, 'sentiment', suggestion.sentiment, 'urgency', suggestion.urgency, 'topic', (
      select json_build_object('id', topic.id, 'name', topic.name) from triage.topic where topic.id = suggestion.topic_id and archived_at is null))
  from triage.suggestion where suggestion.item_id = ${itemId} and decided_at is null)`
