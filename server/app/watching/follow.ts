import { hintTo, tagAll } from '#desk'
import type { Fresh, Placed, Watching } from '#listening'
import { noteAll, type Recognised } from '#people'
import { record } from '#platform/facts.ts'
import type { Tx } from '#platform/db.ts'
import type { Met } from './meet.ts'

/** A conversation with a lead hint is found by this tag. */
const LEAD = 'lead'
/** Of what was said, so much stands in a note, characters. */
const QUOTED = 280

interface Happened {
  watch: Watching
  item: Fresh
  threadId: string
  personId: string
}

/**
 * Does what the watches say, besides opening conversations: hints to sales, notes on people. Nothing is asked of the database
 * where none says so.
 */
export async function followWatches(
  tx: Tx,
  now: Date,
  channelId: string,
  { watches }: Met,
  placed: readonly Placed[],
  people: readonly Recognised[],
): Promise<void> {
  if (watches.size === 0) return
  const hits = placed.flatMap(({ item, threadId }, i) =>
    (watches.get(item.itemId) ?? []).map((watch): Happened => ({ watch, item, threadId, personId: people[i]!.personId })),
  )
  const hints = hits.filter(({ watch }) => watch.becomes === 'lead_hint')
  if (hints.length > 0) await hint(tx, now, channelId, hints)
  const notes = hits.filter(({ watch }) => watch.becomes === 'person_note').map((one) => ({ personId: one.personId, text: noteOf(one) }))
  await noteAll(tx, now, notes)
}

/** Sales finds the conversation among its hints, or has it, and by its tag; whoever keeps leads, by the fact. */
async function hint(tx: Tx, now: Date, channelId: string, hints: readonly Happened[]): Promise<void> {
  const threads = hints.map(({ threadId }) => threadId)
  await tagAll(tx, now, threads, LEAD)
  await hintTo(tx, now, 'sales', threads)
  const facts = hints.map(({ watch, item, threadId, personId }) => {
    return { kind: 'lead.hinted' as const, conversationId: threadId, personId, channelId, data: { watchId: watch.id, watch: watch.name, itemId: item.itemId } }
  })
  await record(tx, now, facts)
}

function noteOf({ watch: { name }, item: { text, url } }: Happened): string {
  const quoted = text.length > QUOTED ? `${text.slice(0, QUOTED).toWellFormed()}…` : text
  return [`${name}: “${quoted}”`, ...(url ? [url] : [])].join('\n')
}
