import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Firing } from './judge.ts'

/** What a rule did, and to which conversation. */
export interface Fired extends Firing {
  conversationId: string
}

/** Writes down what rules did, and does what stands beside the conversation: tags and hints. One statement; none when no rule fired. */
export async function keepFirings(tx: Tx, now: Date, fired: readonly Fired[]): Promise<void> {
  if (fired.length === 0) return
  await sql`
    with fired as materialized (
      select rule_id, conversation_id, name, did::jsonb from unnest(${fired.map((one) => one.ruleId)}::uuid[], ${fired.map((one) => one.conversationId)}::uuid[],
        ${fired.map((one) => one.name)}::text[], ${fired.map((one) => JSON.stringify(one.did))}::text[]) as one (rule_id, conversation_id, name, did)),
    tagged as (
      insert into desk.conversation_tag (conversation_id, tag, by, at)
      select conversation_id, lower(tag), null, ${now} from fired, jsonb_array_elements_text(coalesce(did -> 'tags', '[]')) as tag on conflict do nothing),
    hinted as (
      insert into desk.hint (team_id, conversation_id, at)
      select (did ->> 'hintTeamId')::uuid, conversation_id, ${now} from fired where did ? 'hintTeamId' on conflict do nothing)
    insert into desk.rule_firing (rule_id, conversation_id, at, name, did)
    select rule_id, conversation_id, ${now}, name, did from fired on conflict do nothing`.execute(tx)
}
