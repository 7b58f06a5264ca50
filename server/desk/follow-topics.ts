import { sql } from 'kysely'
import type { FollowTopics } from '#triage'

/** Has conversations say what the newest message of theirs is about, now that messages were read for topics anew. Nothing else changes, no clock, no urgency. */
export const followTopics: FollowTopics = async (tx, items) => {
  await sql`
    update desk.conversation set topic_id = about.topic_id
    from unnest(${items.map((one) => one.threadId)}::uuid[], ${items.map((one) => one.at.toISOString())}::timestamptz[], ${items.map((one) => one.topicId)}::uuid[])
      as about (id, at, topic_id)
    where conversation.id = about.id and conversation.last_in_at = about.at and conversation.topic_id is distinct from about.topic_id`.execute(tx)
}
