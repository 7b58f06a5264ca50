import type { Channel } from '#channels'
import type { Arrival, ArrivedItem } from '#desk'
import { isUnprompted, type Followed, type Fresh, type Misfit, type Placement } from '#listening'
import type { Author, Recognised, SamePerson } from '#people'
import type { Assessment } from '#triage'
import type { FactDraft } from '#platform/facts.ts'
import type { ReadAgain } from './read-again.ts'
import { isQuiet, teamWatch, type Met } from './watching/meet.ts'

// How one domain's words are told to the next, on the way of a message (intake.ts).

export const authorOf = ({ author, network, at, direction }: Fresh): Omit<Author, 'language'> => ({
  network,
  id: author.id || null,
  handle: author.handle?.replace(/^@/, '') || null,
  name: author.name ?? null,
  url: author.url ?? null,
  followers: author.followers ?? null,
  at,
  ours: direction === 'out',
})

export const misfitOf = ({ one, reason }: { one: { id: string }; reason: string }): Misfit => ({ place: null, raw: JSON.stringify(one), reason, id: one.id })

/** What the desk is told: one arrival a thread, its new items oldest first. All four lists but `followed` stand in the same order. */
export function arrivalsOf(
  channel: Channel,
  { placed, merged, lastOwnAt }: Placement,
  people: readonly Recognised[],
  read: readonly (Assessment | null)[],
  followed: readonly Followed[],
  again: ReadAgain,
  met: Met,
): Arrival[] {
  const arrivals = new Map<string, Arrival>()
  const arrivalOf = (threadId: string): Arrival => {
    const there = arrivals.get(threadId)
    if (there) return there
    const arrival: Arrival = { threadId, channel, items: [], changed: [], mergedFrom: [], lastOwnAt: lastOwnAt.get(threadId) ?? null }
    arrivals.set(threadId, arrival)
    return arrival
  }
  for (const [from, into] of merged) arrivalOf(into).mergedFrom.push(from)
  for (const [i, { item, threadId }] of placed.entries()) {
    const arrived = arrivedItem(item, people[i]!, read[i]!)
    arrivalOf(threadId).items.push(isQuiet(met, item) ? { ...arrived, quiet: true } : arrived)
  }
  for (const one of followed) arrivalOf(one.threadId).changed.push({ ...one, assessment: again.get(one.itemId) ?? null })
  if (met.watches.size > 0 || met.keepsOut) watched(arrivals, placed, met)
  for (const arrival of arrivals.values()) arrival.items.sort((a, b) => a.at.getTime() - b.at.getTime())
  return [...arrivals.values()]
}

/** A watch that names a team says whose a conversation is, where no rule does. */
function watched(arrivals: ReadonlyMap<string, Arrival>, placed: Placement['placed'], met: Met): void {
  for (const [threadId, some] of Map.groupBy(placed, (one) => one.threadId)) {
    const items = some.map(({ item }) => item)
    const [arrival, watch] = [arrivals.get(threadId)!, teamWatch(met, items)]
    if (watch) arrival.channel = { ...arrival.channel, teamId: watch.teamId, because: watch.name }
    if (met.keepsOut && items.some((item) => item.inReplyTo || item.references?.length)) arrival.heardBefore = true
  }
}

function arrivedItem(item: Fresh, { personId, followers, customer }: Recognised, assessment: Assessment | null): ArrivedItem {
  const { itemId, network, at, direction, visibility, subject = null, text, automatic, writtenBy = null, suspect, extra, loggedWith } = item
  const handle = item.author.handle ?? null
  const unprompted = isUnprompted(item)
  return {
    itemId,
    network,
    at,
    direction,
    visibility,
    subject,
    text,
    personId,
    handle,
    followers,
    automatic,
    unprompted,
    writtenBy,
    assessment,
    extra,
    ...(loggedWith && { loggedWith: loggedWith.personId }),
    ...(suspect && { suspect }),
    ...(customer && { customer }),
  }
}

/** What is recorded besides what the desk records. No words of the author stand in a fact: facts stay when items go. */
export const factsOf = (channel: Channel, followed: readonly Followed[], same: readonly SamePerson[]): FactDraft[] => [
  ...followed.map((one) => ({
    kind: `item.${one.change}` as const,
    conversationId: one.threadId,
    channelId: channel.id,
    data: { itemId: one.itemId, at: one.changedAt.toISOString() },
  })),
  ...same.map(({ from, into }) => ({ kind: 'person.merged' as const, personId: into, data: { from } })),
]
