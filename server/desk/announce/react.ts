import { sql } from 'kysely'
import type { Fact } from '#platform/facts.ts'
import type { Reader } from '#platform/live/readers.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/work.ts'
import { EVENTS, type AnnouncedEvent } from './outlet.ts'

export const ANNOUNCE = 'desk.announce'

const eventOf = (fact: Fact): AnnouncedEvent | undefined => EVENTS.find((event) => fact.kind === `conversation.${event}`)

/**
 * Puts in line what outlets want to be told of, as the facts come: for each fact and outlet once, however often the fact is
 * read. What happened before an outlet was on is none of its business.
 */
export const announceReaction = ({ clock, jobs }: Pick<Platform, 'clock' | 'jobs'>): Reader => ({
  name: 'desk announcements',
  async react(tx, facts) {
    const meant = facts.flatMap((fact) => {
      const event = eventOf(fact)
      return event && fact.conversationId ? [{ ...fact, event, id: fact.conversationId }] : []
    })
    if (meant.length === 0) return
    const { numAffectedRows } = await sql`
      insert into desk.announcement (id, outlet_id, fact, conversation_id, event, data, at, next_at)
      select gen_random_uuid(), outlet.id, said.place, conversation.id, said.event, said.data::jsonb, said.at, ${clock.now()}
      from unnest(${meant.map((one) => one.place)}::text[], ${meant.map((one) => one.id)}::uuid[], ${meant.map((one) => one.event)}::text[],
        ${meant.map((one) => JSON.stringify(one.data))}::text[], ${meant.map((one) => one.at.toISOString())}::timestamptz[]) as said (place, conversation_id, event, data, at)
      left join desk.merged on merged.id = said.conversation_id
      join desk.conversation on conversation.id = coalesce(merged.into_id, said.conversation_id)
      join desk.outlet on outlet.on_at <= said.at and said.event = any(outlet.events) and (outlet.team_ids is null or conversation.team_id = any(outlet.team_ids))
      on conflict (outlet_id, fact) do nothing`.execute(tx)
    if (numAffectedRows) await jobs.send(tx, ANNOUNCE, {}, { key: newId() })
  },
})
