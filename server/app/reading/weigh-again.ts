import { readWaiting, reconsider, type Waiting } from '#desk'
import { readTheirsSince } from '#listening'
import { asCorrected, readerOf, renewAssessments, URGENCIES, type Urgency } from '#triage'
import type { Tx } from '#platform/db.ts'
import type { Fact } from '#platform/facts.ts'
import type { Reader } from '#platform/live/readers.ts'
import type { Platform } from '#platform/work.ts'
import { readAnew } from './read-anew.ts'

/**
 * Who becomes something else to the company while they wait: what they wrote is weighed by their tier now, and waits no longer in the queue
 * where somebody looks after them. In a fixed number of statements for all the facts of a batch.
 */
export const weighAgain = (platform: Platform): Reader => ({
  name: 'customers',
  async react(tx, facts) {
    const weighed = peopleOf(facts, 'person.tier_set')
    const owners = new Map(
      facts.filter((fact) => fact.kind === 'person.account_owner_set').map((fact) => [fact.personId!, fact.data['memberId'] as string | null]),
    )
    const waiting = await readWaiting(tx, [...new Set([...weighed, ...owners.keys()])])
    const levels = await weigh(
      tx,
      platform,
      waiting.filter((one) => weighed.has(one.personId)),
    )
    const all = waiting.map(({ id, personId }) => ({ id, urgency: levels.get(id), accountOwnerId: owners.get(personId) ?? undefined }))
    await reconsider(tx, platform.clock.now(), all)
  },
})

const peopleOf = (facts: readonly Fact[], kind: string): Set<string> => new Set(facts.flatMap((fact) => (fact.kind === kind ? (fact.personId ?? []) : [])))

/** Keeps how urgent what waits is now, and why. @returns the most urgent of each conversation before and after */
async function weigh(tx: Tx, platform: Platform, waiting: readonly Waiting[]): Promise<Map<string, { before: Urgency; after: Urgency }>> {
  const items = await readTheirsSince(tx, waiting)
  if (items.length === 0) return new Map()
  const threads = new Map(items.map((one) => [one.id, one.threadId]))
  const reader = readerOf(platform)
  const read = await readAnew(
    tx,
    reader,
    items.map(({ id: itemId, ...item }) => ({ ...item, itemId })),
  )
  const known = read.flatMap(({ itemId, was, now }) => {
    if (!was) return []
    const { urgency, urgencyScore, reasons } = now
    const because = [...reasons.filter((one) => one.what === 'urgency'), ...was.reasons.filter((one) => one.what !== 'urgency')]
    const is = { ...was, itemId, urgency, urgencyScore, reasons: because }
    return [{ threadId: threads.get(itemId)!, is, before: asCorrected(was, was.opinions).urgency, after: asCorrected(is, was.opinions).urgency }]
  })
  await renewAssessments(
    tx,
    reader.name,
    known.map((one) => one.is),
  )
  const most = (some: readonly Urgency[]): Urgency => URGENCIES[Math.max(...some.map((one) => URGENCIES.indexOf(one)))]!
  const levels = [...Map.groupBy(known, (one) => one.threadId)].map(([id, some]) => {
    const level = { before: most(some.map((one) => one.before)), after: most(some.map((one) => one.after)) }
    return [id, level] as const
  })
  return new Map(levels)
}
