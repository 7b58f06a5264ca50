import { inTransaction } from '../../server/platform/db.ts'
import { newId } from '../../server/platform/ids.ts'
import { AERIE, type Platform } from '../../server/platform/work.ts'
import type { Adapter } from '../../server/channels/adapter.ts'
import { makeBluesky } from '../../server/channels/bluesky/adapter.ts'
import { connect } from '../../server/channels/connecting/connect.ts'
import { queueMessage } from '../../server/channels/outbox/queue.ts'
import { runSender } from '../../server/channels/outbox/run.ts'
import type { SentMessage } from '../../server/channels/outbox/settle.ts'
import type { RawChange, RawItem } from '../../server/channels/raw-item.ts'
import { moveCursor } from '../../server/channels/receiving/cursor.ts'
import { runReceivers } from '../../server/channels/receiving/run.ts'
import { makePlatform, register, until } from '../channels.ts'
import { makeDatabase } from '../database.ts'
import type { Bluesky, BlueskyAccount } from './bluesky.ts'

/** Bluesky, asked more often than in life. */
export const quick = makeBluesky({ busy: 100, idle: 100, busyFor: 1000 })

/** As much of an Aerie as channels are, with this account connected. What comes in stands in `items` and `changes`. */
export async function makeBlueskyHouse(network: Bluesky, account: BlueskyAccount, adapter: Adapter = quick) {
  register(adapter)
  const database = await makeDatabase()
  const platform = await makePlatform(database)
  const act = <T>(run: (work: Parameters<typeof queueMessage>[0]) => Promise<T>) => inTransaction(database.db, (tx) => run({ tx, by: AERIE, now: new Date() }))
  const fields = { handle: account.handle, appPassword: await account.appPassword(`aerie ${newId()}`), service: network.service }
  const channelId = await act((work) => connect(platform, work, { network: 'bluesky', name: 'Shop', teamId: null, brandId: null, fields }))
  const items = new Map<string, RawItem>()
  const changes: RawChange[] = []
  const kept: SentMessage[] = []
  return {
    ...database,
    platform,
    act,
    channelId,
    items,
    changes,
    kept,
    receive() {
      const end = new AbortController()
      const done = runReceivers(
        platform,
        (_: Platform, delivery) =>
          inTransaction(database.db, async (tx) => {
            const fresh = delivery.items.filter((item) => !items.has(item.id))
            await moveCursor(tx, delivery.channelId, delivery.cursor, new Date(), fresh.length)
            fresh.forEach((item) => items.set(item.id, item))
            changes.push(...delivery.changes)
          }),
        end.signal,
        { bluesky: adapter },
      )
      return { stop: async () => (end.abort(), done) }
    },
    send() {
      const end = new AbortController()
      const done = runSender(platform, async (_, __, sent) => void kept.push(sent), end.signal, { bluesky: adapter })
      return { stop: async () => (end.abort(), done) }
    },
    answer: (item: RawItem, text: string) =>
      act((work) => queueMessage(work, { channelId, conversationId: newId(), text, inReplyTo: item.id, replyExtra: item.extra, visibility: 'public' })),
    named: (text: string) => until(() => [...items.values()].find((item) => item.text === text)),
    outbox: async () => (await database.pool.query('select state, error, advice, attempts, url, network_id from channels.outbox order by written_at, id')).rows,
    async [Symbol.asyncDispose]() {
      await platform[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}
