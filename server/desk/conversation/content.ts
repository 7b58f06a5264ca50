import { inList, warningsOf } from '#channels'
import { URGENCIES, type Urgency } from '#triage'
import type { ArrivedItem, ChangedItem } from '../arrival.ts'
import type { Content, Standing } from './conversation.ts'
import type { Aside, Event } from './event.ts'
import { later } from './moves.ts'

/** Characters of an item that a list shows. */
const PREVIEW = 200

/** The beginning of a text on one line. */
export function previewOf(text: string): string {
  const line = text
    .slice(0, 4 * PREVIEW)
    .replaceAll(/\s+/g, ' ')
    .trim()
  return line.length <= PREVIEW
    ? line
    : `${Array.from(line)
        .slice(0, PREVIEW - 1)
        .join('')}…`
}

const moreUrgent = (a: Urgency, b: Urgency): Urgency => (URGENCIES.indexOf(a) >= URGENCIES.indexOf(b) ? a : b)

/**
 * What a conversation says in brief, with one more item. The newest is shown; while several of theirs wait the most urgent
 * counts. `windowOf`: until when the network lets this item be answered.
 */
export function withItem<C extends Content>(c: C, item: ArrivedItem, awaiting: boolean, windowOf: (item: ArrivedItem) => Date | null): C {
  const newest = item.at >= c.lastItemAt
  const shown = newest ? { preview: previewOf(item.direction === 'in' ? inList(item.text, warningsOf(item.extra)) : item.text), lastItemAt: item.at } : {}
  const visibility = item.visibility === 'direct' ? item.visibility : c.visibility
  const counted = { ...c, ...shown, visibility, items: c.items + 1, subject: c.subject ?? item.subject }
  if (item.direction === 'out') return { ...counted, lastOutAt: later(c.lastOutAt, item.at) }
  if (item.automatic) return counted
  const { language, intent, sentiment, urgency, topics } = item.assessment ?? UNREAD
  const pressing = awaiting && c.lastInAt ? moreUrgent(c.urgency, urgency) : urgency
  const theirs = { ...counted, lastInAt: later(c.lastInAt, item.at) }
  if (theirs.lastInAt !== item.at) return awaiting ? { ...theirs, urgency: pressing } : theirs
  return { ...theirs, language: language ?? c.language, intent, topicId: topics?.[0]?.id ?? null, sentiment, urgency: pressing, windowUntil: windowOf(item) }
}

const UNREAD = { language: null, intent: 'other', sentiment: null, urgency: 'normal', topics: [] } as const

/**
 * A conversation whose items their authors changed: a list shows no word that was taken back. The newest of theirs says what
 * it is about now. An edit may make what still waits more urgent, and never less: somebody may have read the first words.
 */
export function withChange<C extends Content & Pick<Standing, 'state' | 'awaitingSince'>>(c: C, item: ChangedItem): C {
  const preview = item.at >= c.lastItemAt ? previewOf(inList(item.text, item.warnings)) : c.preview
  const subject = item.at <= c.openedAt ? item.subject : c.subject
  const changed = { ...c, preview, subject, changes: c.changes + 1 }
  if (!item.assessment || item.automatic) return changed
  const { language, intent, sentiment, urgency, topics } = item.assessment
  const waits = c.state === 'waiting_for_us' && c.awaitingSince !== null && item.at >= c.awaitingSince
  const pressing = waits ? { ...changed, urgency: moreUrgent(c.urgency, urgency) } : changed
  return c.lastInAt && item.at >= c.lastInAt ? { ...pressing, language: language ?? c.language, intent, topicId: topics?.[0]?.id ?? null, sentiment } : pressing
}

/** What an item means to the state machine. `aside`: one of theirs that is held aside. */
export function eventOf(item: ArrivedItem, newest: Date | null, aside: Aside | null = null): Event {
  const { direction, at, writtenBy } = item
  if (item.automatic || (direction === 'out' && !item.loggedWith && (writtenBy || item.unprompted))) return { what: 'automatic' }
  return direction === 'in' ? { what: 'theirs', at, aside } : { what: 'ours', at, newest, by: item.loggedWith ? writtenBy : null }
}
