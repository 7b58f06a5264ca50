import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db, Tx } from '#platform/db.ts'
import type { TopicsView } from './contract.ts'
import type { Topic } from '../topic.ts'

/** The topics that are looked for, in the order of the list. */
export async function readActiveTopics(db: Db | Tx): Promise<Topic[]> {
  const { rows } = await sql<Topic>`select id, name, description, words, examples from triage.topic where archived_at is null order by place, id`.execute(db)
  return rows
}

/** The names of all topics there ever were: an item may have one that was archived since. */
export async function readTopicNames(db: Db | Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from triage.topic order by place, id`.execute(db)
  return rows
}

interface Row extends Topic {
  archivedAt: Date | null
}

/** The whole list as it is shown, with how far recent items have been read for it. */
export async function readTopics(db: Db | Tx): Promise<z.input<typeof TopicsView>> {
  const { rows } = await sql<Row>`
    select id, name, description, words, examples, archived_at as "archivedAt" from triage.topic order by archived_at is not null, place, id`.execute(db)
  const { rows: readings } = await sql<{ read: number; toRead: number; isDone: boolean }>`
    select read, to_read as "toRead", done_at >= began_at as "isDone" from triage.topic_reading where began_at is not null`.execute(db)
  const reading = readings[0]
  return {
    items: rows.map(({ archivedAt, ...topic }) => ({ ...topic, archivedAt: archivedAt && archivedAt.toISOString() })),
    reading: reading && !reading.isDone ? { read: reading.read, toRead: reading.toRead } : null,
  }
}
