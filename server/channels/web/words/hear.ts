import { sql } from 'kysely'
import type { Platform } from '#platform/work.ts'
import type { Visitor } from '../visits/visitor.ts'
import { readLines, type Line } from './transcript.ts'
import type { Waiting } from './waiting.ts'

/** While somebody types it is looked again this soon whether they still do, ms. */
const LOOK_AGAIN = 3_000

/** What a page knows already. */
export interface Known {
  after: number
  typing: boolean
  read: number
  /** How long it waits for something else, seconds. */
  wait: number
}

/** What a page is told: anything but what it knew. */
export interface Heard {
  lines: Line[]
  /** Somebody at the desk is typing. */
  typing: boolean
  /** Up to this place somebody at the desk has looked at what they wrote. */
  read: number
}

/**
 * Waits until there is something that a visitor's page does not know, as long as it wants to wait, and tells it. Looks in the database
 * after it listens, so that nothing falls between.
 */
export async function hear(platform: Platform, waiting: Waiting, visitor: Visitor, known: Known, signal: AbortSignal): Promise<Heard> {
  const done = new AbortController()
  const bell = waiting.listen([visitor.id, ...(visitor.conversation_id ? [visitor.conversation_id] : [])], AbortSignal.any([signal, done.signal]))
  const end = performance.now() + known.wait * 1000
  try {
    for (;;) {
      const heard = await look(platform, waiting, visitor, known.after)
      const left = end - performance.now()
      const isNews = heard.lines.length > 0 || heard.typing !== known.typing || heard.read !== known.read
      if (isNews || left <= 0 || signal.aborted || waiting.isOver) return heard
      await bell.wait(heard.typing ? Math.min(left, LOOK_AGAIN) : left)
    }
  } finally {
    done.abort()
  }
}

async function look(platform: Platform, waiting: Waiting, { id, conversation_id }: Visitor, after: number): Promise<Heard> {
  const lines = await readLines(platform.db, id, after)
  const { rows } = await sql<{ read: number }>`select read_place as read from channels.visitor where id = ${id}`.execute(platform.db)
  return { lines, typing: waiting.isTyping(conversation_id, platform.clock.now().getTime()), read: rows[0]?.read ?? 0 }
}
