import { RawItem } from '#channels'
import { isBroken } from '#platform/http/ndjson.ts'
import { whyNot } from '#platform/outside/why-not.ts'
import type { Misfit } from './aside/set-aside.ts'

/**
 * An item as someone brings it, by the API or in a file: the public shape. Formatted text and references to stored files come
 * from our own adapters alone, which clean the one and make the other; from outside they are left out.
 */
export const BroughtItem = RawItem.omit({ html: true, attachments: true }).transform((item): RawItem => ({ ...item, attachments: [] }))

/** What someone brought, told apart. `index` counts from 0. */
export interface Checked {
  items: { index: number; item: RawItem }[]
  misfits: (Misfit & { index: number; id: string | null })[]
}

/** Checks each by itself, so that one that does not fit never sinks its neighbours. */
export function checkAll(brought: readonly unknown[]): Checked {
  const checked: Checked = { items: [], misfits: [] }
  for (const [index, one] of brought.entries()) {
    const found = check(one)
    if (found.item) checked.items.push({ index, item: found.item })
    else checked.misfits.push({ index, place: `item ${index + 1}`, ...found })
  }
  return checked
}

/** The item, or the reason why it is none: each field that is wrong, and what it should be. */
export function check(one: unknown): { item: RawItem } | { item?: undefined; id: string | null; raw: string; reason: string } {
  if (isBroken(one)) return { id: null, ...one.__broken }
  const parsed = BroughtItem.safeParse(one)
  if (parsed.success) return { item: parsed.data }
  const reason = whyNot(parsed.error)
  return { id: idOf(one), raw: JSON.stringify(one), reason }
}

/** The longest network id there is, as RawItem has it. */
const LONGEST_ID = 500

function idOf(one: unknown): string | null {
  const id = typeof one === 'object' && one !== null && 'id' in one ? one.id : null
  return typeof id === 'string' && id.length <= LONGEST_ID ? id : null
}
