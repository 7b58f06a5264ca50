import { sql } from 'kysely'
import { readWriters, type RawChange } from '#channels'
import { ONE_BY_ONE, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { toChange, type EarlyRow } from './changes/early.ts'
import type { Fresh, Incoming } from './item.ts'
import { signKnown } from './keep.ts'

export interface Sifted {
  fresh: Fresh[]
  /** How many were here already, or stood twice in the batch. */
  known: number
  /** Changes of fresh items that came before them and waited. */
  early: RawChange[]
  /** The version of the watches as they are now, so that who holds them ready asks for nothing more (`readyWatches`). */
  watchesAsOf: string
}

/**
 * Tells what is new: an item is known by its channel and network id, whatever it says. A known item that comes again adds
 * and changes nothing; that its author edited it is told by a change, not by a second copy. The caller holds the channel's
 * intake lock, so that nothing becomes known between looking and keeping.
 */
export async function sift(tx: Tx, channelId: string, items: readonly Incoming[]): Promise<Sifted> {
  const first = new Map<string, Incoming>()
  for (const item of items) if (!first.has(item.id)) first.set(item.id, item)
  const { rows } = await sql<{ network_id: string } & (EarlyRow | { change: null | 'watches' })>`
    select network_id, null as change, null as at, null as text, null as html, null as subject, null as extra from unnest(${[...first.keys()]}::text[]) as asked (id),
      lateral (select network_id from listening.item where channel_id = ${channelId} and network_id = asked.id ${ONE_BY_ONE}) as item
    union all
    select network_id, change, at, text, html, subject, extra from listening.early_change
    where channel_id = ${channelId} and network_id = any(${[...first.keys()]})
    union all
    select version::text, 'watches', null, null, null, null, null from listening.watches_as_of`.execute(tx)
  for (const row of rows) if (row.change === null) first.delete(row.network_id)
  const early = rows.flatMap((row) => (row.change === 'edited' || row.change === 'deleted' ? [toChange(row)] : []))
  const watchesAsOf = rows.find((row) => row.change === 'watches')!.network_id
  await signKnown(tx, channelId, items)
  return { fresh: await sign(tx, channelId, [...first.values()]), known: items.length - first.size, early, watchesAsOf }
}

/** Says of our own items who wrote them, where that was done through Aerie: the network echoes what we sent. */
async function sign(tx: Tx, channelId: string, items: readonly Incoming[]): Promise<Fresh[]> {
  const ours = items.filter((item) => item.direction === 'out' && !item.writtenBy)
  const writers =
    ours.length > 0
      ? await readWriters(
          tx,
          channelId,
          ours.map((item) => item.id),
        )
      : null
  return items.map((item) => ({ ...item, itemId: newId(), writtenBy: item.writtenBy ?? writers?.get(item.id)?.writtenBy }))
}
