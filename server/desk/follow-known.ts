import { readEntries } from '#listening'
import { readAssessments, URGENCIES, type Urgency } from '#triage'
import type { Work } from '#platform/work.ts'
import { find } from './change.ts'
import type { Conversation } from './conversation/conversation.ts'
import { keepChange } from './conversation/store.ts'
import { turn } from './conversation/turn.ts'
import { readSettings } from './settings/read.ts'

/** Items looked at: what waits longer than so many messages has been seen by somebody. */
const NEWEST = 100

/**
 * Has a conversation say what is known of its items now that somebody corrected one: the newest of theirs says what it is
 * about, and of what waits the most urgent counts, be it more or less than before; the deadline follows.
 */
export async function followKnown(work: Work, conversationId: string): Promise<void> {
  const { tx, now } = work
  const c = await find(work, conversationId)
  const to = await withKnown(work, c)
  if (!to) return
  const settings = await readSettings(tx)
  const world = settings.worldOf(to, now, () => true)
  await keepChange(tx, now, c, c.state === 'waiting_for_us' ? turn(to, { what: 'recomputed' }, world, settings.promiseTo) : { to, effects: [] })
}

/** Null: nobody reads what it says. */
async function withKnown({ tx }: Work, c: Conversation): Promise<Conversation | null> {
  const theirs = (await readEntries(tx, c.id, null, NEWEST)).filter((item) => item.direction === 'in' && !item.automatic && !item.deletedAt)
  const known = await readAssessments(
    tx,
    theirs.map((item) => item.id),
  )
  const newest = theirs[0] && known.get(theirs[0].id)
  if (!newest) return null
  const waiting = theirs.filter((item) => c.awaitingSince && item.at >= c.awaitingSince).flatMap((item) => known.get(item.id)?.urgency ?? [])
  const { language, intent, sentiment, topics } = newest
  return { ...c, language: language ?? c.language, intent, sentiment, topicId: topics[0]?.id ?? null, urgency: [newest.urgency, ...waiting].reduce(moreUrgent) }
}

const moreUrgent = (a: Urgency, b: Urgency): Urgency => (URGENCIES.indexOf(a) >= URGENCIES.indexOf(b) ? a : b)
