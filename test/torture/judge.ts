import pg from 'pg'
import type { Flood } from './flood.ts'
import { breaches } from './law.ts'
import { THREAD } from './messages.ts'
import type { Reached } from './reached.ts'

/** Looks from outside whether the law holds now. @returns what does not */
export async function askLaw(db: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: db })
  client.on('error', () => undefined) // the failing query tells
  await client.connect()
  return breaches(client).finally(() => client.end())
}

/** Compares what callers were told is kept with what is there. */
export async function judgeFlood(db: string, { channel, messages, acknowledged }: Flood): Promise<Pick<Reached, 'lost' | 'doubled' | 'outOfOrder'>> {
  const client = new pg.Client({ connectionString: db })
  await client.connect()
  const { rows } = await client
    .query<{ network_id: string; thread_id: string }>(
      `select network_id, thread_id from listening.item i join channels.channel c on c.id = i.channel_id where c.name = $1 order by i.at, i.id`,
      [channel],
    )
    .finally(() => client.end())
  const times = Map.groupBy(rows, (row) => row.network_id)
  const threads = [...Map.groupBy(rows, (row) => row.thread_id).values()].map((thread) => thread.map((row) => row.network_id))
  return {
    lost: messages.map((message) => message.id).filter((id) => !times.has(id) || !acknowledged.has(id)),
    doubled: [...times].filter(([, all]) => all.length > 1).map(([id]) => id),
    outOfOrder: threads.filter((thread) => !isWhole(thread)).map((thread) => thread.join(' ')),
  }
}

/** Five messages that follow each other, from the first. */
function isWhole(thread: readonly string[]): boolean {
  const numbers = thread.map((id) => Number(id.split('-').at(-1)))
  return numbers.length === THREAD && numbers[0]! % THREAD === 0 && numbers.every((n, i) => n === numbers[0]! + i)
}
