import type { z } from 'zod'
import { withoutUsedUp, type Channel, type Reach } from '#channels'
import { readNewestOfTheirs, type EntryItem } from '#listening'
import type { Look } from '#platform/work.ts'
import type { ConversationView, Entry } from '../contract.ts'
import type { Presence } from '../presence/presence.ts'
import type { Directory } from '../view/directory.ts'
import { NOTHING_TO_ANSWER, reachOfItem, reachView } from '../view/reach.ts'
import { peopleOf, rowsOf } from '../view/row.ts'
import { mediaOf, mediaView } from '../reply/media.ts'
import { stepViews } from '../routing/view.ts'
import { readStanding } from './entries.ts'
import { entryView, readCompanions } from './entry-view.ts'
import { findOpened } from './find.ts'
import { cursorOf, placeOf } from './place.ts'

/** Entries that a conversation is opened with; earlier ones are asked for. */
const FIRST = 100

/** Opens a conversation: the row, its newest entries in order of time, whether it may be answered, and who else is there. */
export async function openConversation(look: Look, directory: Directory, presence: Presence, id: string): Promise<z.input<typeof ConversationView>> {
  const c = await findOpened(look, id, null, FIRST + 1)
  const channel = (await directory.channels(look.db)).get(c.channelId)
  const entries = await readStanding(look.db, c, null, FIRST + 1)
  const shown = entries.slice(0, FIRST)
  const companions = await readCompanions(look, directory, c.channelId, shown)
  const led = await directory.members(
    look.db,
    (c.routed ?? []).map((one) => one.memberId),
  )
  const [row] = await rowsOf(look.db, directory, look.now, [c], peopleOf(companions.authors.values()))
  const theirs = shown.flatMap((entry) =>
    entry.source === 'item' && entry.item.direction === 'in' && !entry.item.automatic && !entry.item.deletedAt ? entry.item : [],
  )[0]
  const newest = theirs ?? (await readNewestOfTheirs(look.db, c.id))
  const reach = newest ? await reachNow(look, newest, channel) : NOTHING_TO_ANSWER
  return {
    ...row!,
    because: c.because,
    routed: stepViews(c.routed ?? [], (memberId) => led.get(memberId)?.name ?? ''),
    watchOut: c.watchOut,
    reach: reachView(reach),
    media: mediaView(mediaOf(channel, reach)),
    entries: shown.toReversed().map((entry) => entryView(entry, channel, companions, look.now)),
    earlier: entries.length > FIRST ? cursorOf(shown.at(-1)!) : null,
    present: presence.others(c.id, look.by.id, look.now),
  }
}

const reachNow = ({ db, now }: Look, newest: EntryItem, channel: Channel | undefined): Promise<Reach> | Reach => {
  const reach = reachOfItem(newest, channel, now)
  return channel ? withoutUsedUp(db, now, channel, newest.networkId, reach) : reach
}

/** Entries before those that were shown, newest first. */
export async function earlierEntries(
  look: Look,
  directory: Directory,
  id: string,
  after: string | undefined,
  limit: number,
): Promise<{ items: z.input<typeof Entry>[]; next: string | null }> {
  const before = placeOf(after)
  const c = await findOpened(look, id, before, limit + 1)
  const channel = (await directory.channels(look.db)).get(c.channelId)
  const entries = await readStanding(look.db, c, before, limit + 1)
  const shown = entries.slice(0, limit)
  const companions = await readCompanions(look, directory, c.channelId, shown)
  return { items: shown.map((entry) => entryView(entry, channel, companions, look.now)), next: entries.length > limit ? cursorOf(shown.at(-1)!) : null }
}
