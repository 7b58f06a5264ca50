import { z } from 'zod'
import { RawItem, type RawChange } from '#channels'
import { isBroken } from '#platform/http/ndjson.ts'
import { whyNot } from '#platform/outside/why-not.ts'
import type { Misfit } from './aside/set-aside.ts'

/** Something that can be seen: blanks, controls and marks without width are nothing. */
const isSaid = (text: string | null | undefined): boolean => /[^\p{Z}\p{Cc}\p{Cf}]/u.test(text ?? '')

/**
 * An item as someone brings it, by the API or in a file: the public shape. Formatted text and references to stored files come
 * from our own adapters alone, which clean the one and make the other; from outside they are left out. Without them a text or a
 * subject is needed.
 */
const BroughtItem = RawItem.omit({ html: true, attachments: true })
  .refine((item) => isSaid(item.text) || isSaid(item.subject), { path: ['text'], error: 'empty, and there is no subject either' })
  .transform((item): RawItem => ({ ...item, attachments: [] }))

const { id, at, text, subject } = RawItem.shape
/** What the author made of an item since, as someone brings it. */
const BroughtChange = z.discriminatedUnion('change', [
  z.object({ change: z.literal('edited'), id, at, text: text.refine(isSaid, 'empty; an item that was taken back is "deleted"'), subject: subject.optional() }),
  z.object({ change: z.literal('deleted'), id, at }),
])

/** What someone brought, told apart. `index` counts from 0. */
export interface Checked {
  items: { index: number; item: RawItem }[]
  changes: { index: number; change: RawChange }[]
  misfits: (Misfit & { index: number; id: string | null })[]
}

/** Checks each by itself, so that one that does not fit never sinks its neighbours. */
export function checkAll(brought: readonly unknown[], now: Date): Checked {
  const checked: Checked = { items: [], changes: [], misfits: [] }
  for (const [index, one] of brought.entries()) {
    const found = check(one, now)
    if (found.item) checked.items.push({ index, item: found.item })
    else if (found.change) checked.changes.push({ index, change: found.change })
    else checked.misfits.push({ index, place: `item ${index + 1}`, ...found })
  }
  return checked
}

/** Exactly one of them. */
export type Found =
  | { item: RawItem; change?: undefined }
  | { item?: undefined; change: RawChange }
  | { item?: undefined; change?: undefined; id: string | null; raw: string; reason: string }

/** The item or the change, or the reason why it is neither: each field that is wrong, and what it should be. */
export function check(one: unknown, now: Date): Found {
  if (isBroken(one)) return { id: null, ...one.__broken }
  const read = isChange(one) ? BroughtChange.safeParse(one) : BroughtItem.safeParse(one)
  if (!read.success) return { id: idOf(one), raw: JSON.stringify(one), reason: whyNot(read.error) }
  return 'change' in read.data ? { change: { ...read.data, at: notAhead(read.data.at, now) } } : { item: datedInTime(read.data, now) }
}

const isChange = (one: unknown): boolean => typeof one === 'object' && one !== null && 'change' in one && one.change != null

/** So far ahead of ours may a clock be that is merely set badly, ms. */
const AHEAD = 10 * 60 * 1000

/** Nothing comes before it is written: what is dated later came now, as with mail and feeds. */
const notAhead = (said: Date, now: Date): Date => (said.getTime() > now.getTime() + AHEAD ? now : said)

/** What the source claimed instead is kept with the item. */
function datedInTime(item: RawItem, now: Date): RawItem {
  const when = notAhead(item.at, now)
  return when === item.at ? item : { ...item, at: when, extra: { ...item.extra, claimedAt: item.at.toISOString() } }
}

/** The longest network id there is, as RawItem has it. */
const LONGEST_ID = 500

function idOf(one: unknown): string | null {
  const known = typeof one === 'object' && one !== null && 'id' in one ? one.id : null
  return typeof known === 'string' && known.length <= LONGEST_ID ? known : null
}
