import type { Adapter } from '../server/channels/adapter.ts'
import type { Watches } from '../server/channels/receiving/heard.ts'
import { connect } from '../server/channels/connecting/connect.ts'
import type { Fields } from '../server/channels/connecting/credentials.ts'
import { queueMessage, type OutgoingDraft } from '../server/channels/outbox/queue.ts'
import { runSender } from '../server/channels/outbox/run.ts'
import type { SentMessage } from '../server/channels/outbox/settle.ts'
import type { RawChange, RawItem } from '../server/channels/raw-item.ts'
import { moveCursor } from '../server/channels/receiving/cursor.ts'
import type { Delivery } from '../server/channels/receiving/receiver.ts'
import { runReceivers } from '../server/channels/receiving/run.ts'
import { inTransaction } from '../server/platform/db.ts'
import { newId } from '../server/platform/ids.ts'
import { AERIE, type Platform } from '../server/platform/work.ts'
import { makePlatform, register, until } from './channels.ts'
import { makeDatabase } from './database.ts'

/** As much of an Aerie as channels are, with one account connected by its form. What comes in stands in `items`, `changes` and `broken`. */
export async function makeChannelHouse(adapter: Adapter, fields: Fields, watches?: Watches) {
  register(adapter)
  const database = await makeDatabase()
  const platform = await makePlatform(database)
  const act = <T>(run: (work: Parameters<typeof queueMessage>[0]) => Promise<T>) => inTransaction(database.db, (tx) => run({ tx, by: AERIE, now: new Date() }))
  const { network } = adapter
  const channelId = await act((work) => connect(platform, work, { network, name: 'Shop', teamId: null, brandId: null, fields }))
  const items = new Map<string, RawItem>()
  const changes: RawChange[] = []
  const broken: Delivery['broken'] = []
  const kept: SentMessage[] = []
  const running = (run: (signal: AbortSignal) => Promise<void>) => {
    const end = new AbortController()
    const done = run(end.signal)
    return { stop: async () => (end.abort(), done) }
  }
  const takeIn = (_: Platform, delivery: Delivery) =>
    inTransaction(database.db, async (tx) => {
      const fresh = delivery.items.filter((item) => !items.has(item.id))
      await moveCursor(
        tx,
        delivery.channelId,
        delivery.cursor,
        new Date(),
        fresh.map((item) => item.at),
      )
      fresh.forEach((item) => items.set(item.id, item))
      changes.push(...delivery.changes)
      broken.push(...delivery.broken)
    })
  return {
    ...database,
    platform,
    act,
    channelId,
    items,
    changes,
    broken,
    kept,
    receive: () => running((signal) => runReceivers(platform, takeIn, signal, { networks: { [network]: adapter }, ...(watches && { watches }) })),
    send: () => running((signal) => runSender(platform, async (_, __, sent) => void kept.push(sent), signal, { [network]: adapter })),
    answer: (item: RawItem, text: string, more: Partial<OutgoingDraft> = {}) =>
      act((work) => queueMessage(work, { ...answerTo(item, text), channelId, ...more })),
    named: (text: string) => until(() => [...items.values()].find((item) => item.text === text)),
    channel: async () => (await database.pool.query('select * from channels.channel')).rows[0],
    outbox: async () => (await database.pool.query('select state, error, advice, attempts, url, network_id from channels.outbox order by written_at, id')).rows,
    /** The first message's first attempt failed, and the second need not be waited for. */
    async failedOnce() {
      const again = `update channels.outbox set due_at = written_at where state = 'queued' and attempts = 1 and error is not null returning id`
      await until(async () => (await database.pool.query(again)).rows.length)
    },
    async [Symbol.asyncDispose]() {
      await platform[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** As the desk answers an item. */
const answerTo = ({ id, author, extra, visibility }: RawItem, text: string) => ({
  conversationId: newId(),
  text,
  inReplyTo: id,
  replyExtra: extra,
  visibility,
  to: { networkUserId: author.id ?? `@${author.handle}`, handle: author.handle ?? null, name: author.name ?? null },
})
