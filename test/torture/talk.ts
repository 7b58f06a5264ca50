import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Bluesky, BlueskyAccount } from '../peers/bluesky.ts'
import type { Ground } from './ground/ground.ts'
import { until } from './process.ts'

/** Every so many-th question is left to wait until the end, so that deadlines pass. */
const LEFT = 4

/** Questions of a customer on a real Bluesky data server, and what the desk answers there. */
export interface Talk {
  /** The customer asks that many more questions in public. */
  ask(count: number): Promise<void>
  /** Ends it: every question has become a conversation and been answered, and nothing waits to be sent. */
  settle(): Promise<void>
  judge(): Promise<{ accepted: number; missing: string[]; doubled: string[] }>
}

/** Connects the company's account, and begins to answer whatever comes in there. @param name one that is new on this network */
export async function startTalk(ground: Ground, network: Bluesky, name: string): Promise<Talk> {
  const [shop, customer] = [await network.join(`shop-${name}`), await network.join(`customer-${name}`)]
  const fields = { handle: shop.handle, appPassword: await shop.appPassword('aerie'), service: network.service }
  const channel = (await ground.session.write('POST', '/channels', { network: 'bluesky', name: 'Bluesky', fields })) as { id: string }
  const mention = { index: { byteStart: 0, byteEnd: shop.handle.length + 1 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: shop.did }] }
  const seen: string[] = []
  const answered = new Set<string>()
  const ending = new AbortController()
  let asked = 0
  const answerSome = async (): Promise<void> => {
    const { items } = (await ground.session.read(`/conversations?view=waiting&limit=200&channelId=${channel.id}`)) as { items: { id: string }[] }
    for (const { id } of items) if (!seen.includes(id)) seen.push(id)
    for (const [n, id] of seen.entries()) {
      if (answered.has(id) || (n % LEFT === LEFT - 1 && !ending.signal.aborted)) continue
      const body = { text: `answer to ${id}`, visibility: 'public', changes: 0, anyway: true }
      await ground.session.write('POST', `/conversations/${id}/reply`, body, `answer ${id}`)
      answered.add(id)
    }
  }
  const answering = (async () => {
    for (; !ending.signal.aborted || answered.size < asked; await wait(250)) await answerSome().catch(() => undefined) // something was killed: it is asked again
  })()
  return {
    async ask(count) {
      for (; count > 0; count--) await customer.agent.post({ text: `@${shop.handle} question number ${asked++}?`, facets: [mention] })
    },
    async settle() {
      ending.abort()
      await until(
        () => `${asked} questions asked, ${seen.length} came in, ${answered.size} answered`,
        120_000,
        async () => answered.size === asked,
      )
      await answering
      await until('nothing waits to be sent', 120_000, async () => (await waiting(ground.db)) === 0)
    },
    judge: () => judge(ground.db, channel.id, shop),
  }
}

/** How many messages are on their way out. */
export async function waiting(db: string): Promise<number> {
  const { rows } = await ask<{ count: number }>(db, `select count(*)::int as count from channels.outbox where state in ('queued', 'sending')`)
  return rows[0]!.count
}

async function judge(db: string, channelId: string, shop: BlueskyAccount): ReturnType<Talk['judge']> {
  const { rows } = await ask<{ text: string }>(db, `select message->>'text' as text from channels.outbox where channel_id = $1`, [channelId])
  const times = Map.groupBy(await postsOf(shop), (text) => text)
  return {
    accepted: rows.length,
    missing: rows.map((row) => row.text).filter((text) => !times.has(text)),
    doubled: [...times].filter(([, all]) => all.length > 1).map(([text]) => text),
  }
}

async function postsOf(account: BlueskyAccount): Promise<string[]> {
  const there: string[] = []
  for (let cursor: string | undefined; ;) {
    const { data } = await account.agent.com.atproto.repo.listRecords({ repo: account.did, collection: 'app.bsky.feed.post', limit: 100, cursor })
    there.push(...data.records.map((record) => (record.value as { text: string }).text))
    cursor = data.cursor
    if (!cursor) return there
  }
}

/** Asks the database from outside. */
export async function ask<Row extends pg.QueryResultRow>(db: string, query: string, values: unknown[] = []): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client({ connectionString: db })
  client.on('error', () => undefined) // the failing query tells
  await client.connect()
  return client.query<Row>(query, values).finally(() => client.end())
}
