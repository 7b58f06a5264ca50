import { setTimeout as wait } from 'node:timers/promises'
import type { TestServer } from '../test/server.ts'
import { quantile, type Bench } from './figure.ts'
import { makeGround } from './ground.ts'

const RATE = 200
const SECONDS = 15
/** Items a call: twenty calls a second. */
const CALL = 10

export const streamBench: Bench = {
  name: 'stream',
  about: `from a post to the API to the event in a browser's stream, at ${RATE} items a second`,
  async run(tell) {
    await using ground = await makeGround()
    await using server = await ground.serve()
    const address = await server.http.listen({ port: 0, host: '127.0.0.1' })
    const key = await server.asKey('administrator')
    const arrivals = await listen(address, key.headers)
    tell(`${RATE * SECONDS} items in ${SECONDS} s`)
    const asked = await post(server, address, key.headers)
    for (let i = 0; i < 100 && arrivals.times.length < asked.length; i++) await wait(100)
    arrivals.stop()
    // One sender, one conversation an item: the nth event is about the nth item. The time before the commit is counted in.
    const delays = asked.map((at, n) => (arrivals.times[n] ?? Infinity) - at)
    return [
      { name: 'post → event, p50', value: quantile(delays, 0.5), unit: 'ms' },
      { name: 'post → event, p99', value: quantile(delays, 0.99), unit: 'ms' },
      { name: 'events missed', value: asked.length - arrivals.times.length, unit: '', limit: { text: '0', isKept: arrivals.times.length === asked.length } },
    ]
  },
}

/** Reads the stream as a browser does. `times`: when each opened conversation was told of, ms. */
async function listen(address: string, headers: Record<string, string>): Promise<{ times: number[]; stop(): void }> {
  const ending = new AbortController()
  const answer = await fetch(`${address}/api/v1/stream`, { headers, signal: ending.signal })
  const times: number[] = []
  const read = async (): Promise<void> => {
    let rest = ''
    for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) {
      const events = (rest + piece).split('\n\n')
      rest = events.pop()!
      for (const event of events) if (event.includes('"conversation.opened"')) times.push(performance.now())
    }
  }
  read().catch((error: Error) => {
    if (error.name !== 'AbortError') throw error
  })
  return { times, stop: () => ending.abort() }
}

async function post(server: TestServer, address: string, headers: Record<string, string>): Promise<number[]> {
  const asked: number[] = []
  const start = performance.now()
  for (let call = 0; call < (RATE * SECONDS) / CALL; call++) {
    await wait(Math.max(0, start + (call * CALL * 1000) / RATE - performance.now()))
    const items = Array.from({ length: CALL }, (_, i) => ({
      id: `item-${call}-${i}`,
      network: 'bench',
      author: { id: `author-${call}-${i}`, handle: `author${call}x${i}` },
      text: `Where is my order number ${call}${i}?`,
      at: server.clock.now().toISOString(),
    }))
    const at = performance.now()
    asked.push(...items.map(() => at))
    const answer = await fetch(`${address}/api/v1/items`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(items),
    })
    if (!answer.ok) throw new Error(await answer.text())
    await answer.body?.cancel()
  }
  return asked
}
