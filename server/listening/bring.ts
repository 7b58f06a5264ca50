import type { z } from 'zod'
import { findOrMakeChannel, type RawChange, type RawItem } from '#channels'
import type { Tx } from '#platform/db.ts'
import type { Platform, Work } from '#platform/work.ts'
import type { Misfit } from './aside/set-aside.ts'
import { checkAll } from './brought-item.ts'
import type { Taken } from './contract.ts'

/** Given by app: takes a delivery in, in the caller's transaction. In `setAside`, `index` counts the items, then the changes. */
export type TakeIn = (
  platform: Platform,
  delivery: { channelId: string; items: RawItem[]; changes?: RawChange[]; broken?: Misfit[]; importId?: string | null },
  tx: Tx,
) => Promise<{ new: number; known: number; changed: number; setAside: { index: number; id: string; reason: string }[] }>

/**
 * Takes in what someone brings to a channel, which is made if there is none of the name: items, and what authors made of them
 * since. What does not fit is set aside with the reason.
 */
export async function bring(platform: Platform, work: Work, takeIn: TakeIn, channel: string, brought: readonly unknown[]): Promise<z.output<typeof Taken>> {
  const channelId = await findOrMakeChannel(work, { network: 'api', name: channel })
  const { items, changes, misfits } = checkAll(brought, work.now)
  const delivery = { channelId, items: items.map((one) => one.item), changes: changes.map((one) => one.change), broken: misfits }
  const taken = await takeIn(platform, delivery, work.tx)
  const sent = [...items, ...changes]
  const refused = taken.setAside.map(({ index, id, reason }) => ({ index: sent[index]!.index, id, reason }))
  const setAside = [...misfits.map(({ index, id, reason }) => ({ index, id, reason })), ...refused]
  return { new: taken.new, known: taken.known, changed: taken.changed, setAside: setAside.toSorted((a, b) => a.index - b.index) }
}
