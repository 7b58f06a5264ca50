import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { TestServer } from '../test/server.ts'
import { quantile, type Bench, type Figure } from './figure.ts'
import { AS_SHIPPED, makeGround, type Ground } from './ground.ts'
import { hearCommits, readStream } from './stream/listening.ts'

const RATE = 200
const SECONDS = 20
/** Items a call: twenty calls a second. */
const CALL = 10
/** Of the rate that is asked for, so much must have been reached. */
const REACHED = 0.95

export const streamBench: Bench = {
  name: 'stream',
  about: `from the commit of an item to its event in a browser's stream, at ${RATE} items a second, beside a bare LISTEN for the same commits`,
  async run(tell) {
    // PostgreSQL notes when each transaction was committed, by the clock that this process reads, too.
    await using ground = await makeGround([...AS_SHIPPED, 'track_commit_timestamp=on'])
    await using server = await ground.serve()
    const address = await server.address()
    const key = await server.asKey('administrator')
    await post(server, address, key.headers, 'warm', 2)
    await using stream = await readStream(address, key.headers)
    await using bare = await hearCommits(new pg.Client({ connectionString: ground.url }))
    tell(`${RATE * SECONDS} items in ${SECONDS} s`)
    const seconds = await post(server, address, key.headers, 'item', SECONDS)
    const commits = await readCommits(ground)
    for (let i = 0; i < 100 && stream.seen.size < RATE * SECONDS; i++) await wait(100)
    return figures(commits, stream.seen, bare.heard, (RATE * SECONDS) / seconds)
  },
}

interface Commit {
  conversationId: string
  /** ms since 1970 */
  at: number
}

/** When each conversation was committed, in the order of the commits. */
async function readCommits({ pool }: Ground): Promise<Commit[]> {
  const { rows } = await pool.query<Commit>(`
    select conversation_id as "conversationId", extract(epoch from pg_xact_commit_timestamp(fact.tx::xid))::float8 * 1000 as at
    from platform.fact join listening.item on item.thread_id = conversation_id
    where kind = 'conversation.opened' and network_id like 'item-%' order by at, fact.seq`)
  return rows
}

function figures(commits: readonly Commit[], seen: ReadonlyMap<string, number>, heard: readonly number[], rate: number): Figure[] {
  const ours = commits.map(({ conversationId, at }) => (seen.get(conversationId) ?? Infinity) - at)
  const transactions = [...new Set(commits.map(({ at }) => at))]
  const bare = transactions.map((at, n) => (heard[n] ?? Infinity) - at)
  const missed = commits.filter(({ conversationId }) => !seen.has(conversationId)).length
  const beside = (share: number): Figure => {
    const [value, reference] = [quantile(ours, share), quantile(bare, share)]
    return {
      name: `commit → event, p${share * 100}`,
      value,
      unit: 'ms',
      reference: { name: 'commit → bare LISTEN', value: reference },
      ratio: value / reference,
    }
  }
  const isAll = missed === 0 && commits.length === RATE * SECONDS
  return [
    beside(0.5),
    beside(0.99),
    { name: 'items brought', value: rate, unit: 'a second', limit: { text: `at least ${RATE * REACHED}`, isKept: rate >= RATE * REACHED } },
    { name: 'events missed', value: missed, unit: '', limit: { text: '0', isKept: isAll } },
  ]
}

/** Posts so many seconds of items, each by an author of its own, so that each opens a conversation; waits for no answer before the next. @returns s that it took */
async function post(server: TestServer, address: string, headers: Record<string, string>, name: string, seconds: number): Promise<number> {
  const start = performance.now()
  const calls: Promise<void>[] = []
  for (let call = 0; call < (RATE * seconds) / CALL; call++) {
    await wait(Math.max(0, start + (call * CALL * 1000) / RATE - performance.now()))
    const items = Array.from({ length: CALL }, (_, i) => ({
      id: `${name}-${call}-${i}`,
      network: 'bench',
      author: { id: `${name}-${call}-${i}`, handle: `${name}${call}x${i}` },
      text: `Where is my order number ${call}${i}?`,
      at: server.clock.now().toISOString(),
    }))
    calls.push(send(address, headers, items))
  }
  await Promise.all(calls)
  return (performance.now() - start) / 1000
}

async function send(address: string, headers: Record<string, string>, items: readonly object[]): Promise<void> {
  const answer = await fetch(`${address}/api/v1/items`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(items),
  })
  if (!answer.ok) throw new Error(await answer.text())
  await answer.body?.cancel()
}
