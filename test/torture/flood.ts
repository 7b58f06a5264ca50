import { setTimeout as wait } from 'node:timers/promises'
import { chance } from '../../server/channels/demo/story.ts'
import type { App } from './ground/ground.ts'
import { numberedMessages, shuffled, type Message } from './messages.ts'

/** Each message is delivered so often, over so many connections. */
const TIMES = 5
const LANES = 4
/** A batch that nobody has taken for so long is a loss of its own, ms. */
const GIVE_UP = 180_000

/** Numbered messages on their way in, from senders that do not give up. */
export interface Flood {
  channel: string
  messages: Message[]
  acknowledged: Set<string>
  delivered: number
  /** What callers were told instead of "kept", each with how often: `503 database-away`, `no answer`. */
  refusals: Record<string, number>
  /** Lets the messages of one more round go out. */
  letGo(): void
  /** All of it has been acknowledged. Throws when a sender was told something that is no outage. */
  done(): Promise<void>
}

/**
 * Begins to deliver: in every round a part of it, a few messages at a time, in an order nobody would choose.
 * @param run names channel and messages
 * @param perRound messages a round brings
 */
export function startFlood(app: App, run: string, { rounds, seed, perRound }: { rounds: number; seed: number; perRound: number }): Flood {
  const random = chance(seed)
  const messages = numberedMessages(run, rounds * perRound, seed)
  const all = shuffled(messages, TIMES, seed)
  const flood: Flood = {
    channel: `Torture ${run}`,
    messages,
    acknowledged: new Set(),
    delivered: 0,
    refusals: {},
    letGo: () => void gone++,
    done: () => sent,
  }
  let gone = 0
  const mayGo = (mine: readonly Message[], after: number): number => Math.ceil((mine.length * after) / rounds)
  const lane = async (mine: readonly Message[]): Promise<void> => {
    for (let at = 0; at < mine.length;) {
      const size = Math.min(1 + Math.floor(random() * 8), mayGo(mine, gone) - at)
      if (size > 0) await deliver(app, flood, mine.slice(at, at + size))
      at += Math.max(0, size)
      const isBehind = gone === rounds || at < mayGo(mine, gone - 1)
      await wait(isBehind ? 0 : random() * 80) // spread over the round, so that a blow falls among them
    }
  }
  const sent = Promise.all(Array.from({ length: LANES }, (_, n) => lane(all.filter((_message, i) => i % LANES === n)))).then(() => undefined)
  sent.catch(() => undefined) // told by done()
  return flood
}

/** Posts until the server says that it is kept; whatever goes wrong on the way, the same batch is sent again. */
async function deliver(app: App, flood: Flood, batch: readonly Message[]): Promise<void> {
  for (const end = performance.now() + GIVE_UP; performance.now() < end; await wait(100)) {
    const told = await post(app, flood.channel, batch)
    flood.delivered += batch.length
    if (told === 'kept') return batch.forEach((message) => flood.acknowledged.add(message.id))
    flood.refusals[told] = (flood.refusals[told] ?? 0) + 1
  }
  throw new Error(`for ${GIVE_UP / 1000} s nobody took ${batch[0]!.id}: ${JSON.stringify(flood.refusals)}`)
}

/** @returns `kept`, or what was said instead. Throws when that is no outage. */
async function post({ url, key }: App, channel: string, batch: readonly Message[]): Promise<string> {
  const asked = {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(batch),
    signal: AbortSignal.timeout(20_000),
  }
  const answer = await fetch(`${url}/api/v1/items?channel=${encodeURIComponent(channel)}`, asked).catch(() => null)
  const said = (await answer?.json().catch(() => null)) as { setAside?: unknown[]; code?: string } | null | undefined
  if (!answer || !said) return 'no answer'
  if (answer.ok && said.setAside?.length === 0) return 'kept'
  if (answer.status < 500 && answer.status !== 429) throw new Error(`not an outage: ${answer.status} ${JSON.stringify(said)}`)
  return `${answer.status} ${said.code}`
}
