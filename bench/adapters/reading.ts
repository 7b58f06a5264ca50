import { randomUUID } from 'node:crypto'
import { takeIn } from '../../server/app/intake.ts'
import { adapters } from '../../server/channels/registry.ts'
import { findOrMakeChannel } from '../../server/channels/index.ts'
import { connect } from '../../server/channels/connecting/connect.ts'
import type { RawItem } from '../../server/channels/raw-item.ts'
import type { Delivery } from '../../server/channels/receiving/receiver.ts'
import { runReceivers } from '../../server/channels/receiving/run.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { AERIE, type Platform } from '../../server/platform/work.ts'
import { timed, type Figure } from '../figure.ts'
import type { Peer } from './peers/peer.ts'

/** A peer whose items do not come in in this time has none, ms. */
const PATIENCE = 60_000

/** How many items a second come from where they wait to the desk, beside the same deliveries handed to intake by nobody. */
export async function measureReading(platform: Platform, peer: Peer): Promise<Figure[]> {
  const { network, title, count, fields, readBarely } = peer
  await inTransaction(platform.db, (tx) =>
    connect(platform, { tx, by: AERIE, now: platform.clock.now() }, { network, name: network, teamId: null, brandId: null, fields }),
  )
  const { took, deliveries } = await receiveAll(platform, network, count)
  const alone = await bringAgain(platform, deliveries)
  const rate = (ms: number): number => Math.round((count / ms) * 1000)
  const beside = (name: string, reference: number): Figure => ({
    of: 'items a second, from where they wait to the desk',
    name: `${adapters[network]!.title}, from ${title}`,
    value: rate(took),
    unit: 'items/s',
    reference: { name, value: reference },
    ratio: rate(took) / reference,
  })
  const figure = beside('the same deliveries without a channel', rate(alone))
  return readBarely ? [figure, beside('read by a bare client and thrown away', rate(await timed(readBarely)))] : [figure]
}

/** Receives as the product does, until all of it is kept. */
async function receiveAll(platform: Platform, network: string, count: number): Promise<{ took: number; deliveries: Delivery[] }> {
  const deliveries: Delivery[] = []
  const whole = Promise.withResolvers<void>()
  let came = 0
  const counted = async (house: Platform, delivery: Delivery): Promise<void> => {
    came += (await takeIn(house, delivery)).new
    deliveries.push(delivery)
    if (came >= count) whole.resolve()
  }
  const ending = new AbortController()
  const timer = setTimeout(() => whole.reject(new Error(`${network}: ${came} of ${count} items came in`)), PATIENCE)
  let receiving: Promise<void> | undefined
  try {
    const took = await timed(() => {
      receiving = runReceivers(platform, counted, ending.signal, { networks: { [network]: adapters[network]! } })
      return whole.promise
    })
    return { took, deliveries }
  } finally {
    clearTimeout(timer)
    ending.abort()
    await receiving
  }
}

/** The same, as if it were others who wrote it elsewhere. @returns ms */
async function bringAgain(platform: Platform, deliveries: readonly Delivery[]): Promise<number> {
  const channelId = await inTransaction(platform.db, (tx) =>
    findOrMakeChannel({ tx, by: AERIE, now: platform.clock.now() }, { network: 'api', name: randomUUID() }),
  )
  const others = deliveries.map(({ items }) => items.map(byAnother))
  return timed(async () => {
    for (const items of others) if (items.length > 0) await takeIn(platform, { channelId, items })
  })
}

const byAnother = (item: RawItem): RawItem => ({
  ...item,
  author: { ...item.author, id: item.author.id && `${item.author.id}-other`, handle: item.author.handle && `${item.author.handle}-other` },
})
