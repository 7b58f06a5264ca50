import { expect, test } from 'vitest'
import type { Account, Adapter } from '../../server/channels/adapter.ts'
import { openAccount } from '../../server/channels/account.ts'
import type { makeChannelHouse } from '../channel-house.ts'
import { until } from '../channels.ts'
import type { Fault, Line } from './line.ts'

/** A channel whose network is at the end of a line. */
export interface Reached extends AsyncDisposable {
  adapter: Adapter
  house: Awaited<ReturnType<typeof makeChannelHouse>>
  line: Line
  /** Somebody writes to the company. */
  say(text: string): unknown
  /** Something is done to the cursor, as if we had been away for so long. */
  afterAbsence?(): unknown
}

/** As a network words its no, where a status alone does not say it. */
type Words = (status: number, retryAfter: number | null) => object

const answers =
  (status: number, body: string, headers: Record<string, string> = {}): Fault =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)

interface Outage {
  name: string
  fault: (words: Words) => Fault
  /** Is it said that a person is needed? Null: either, by what the network is. */
  needsYou: boolean | null
  /** ms that the network asks for at least. */
  wait?: number
}

/** What goes wrong between us and a network. None of it may lose anything, and all of it is noticed. */
const OUTAGES: readonly Outage[] = [
  { name: 'a server that says 500', fault: (words) => answers(500, JSON.stringify(words(500, null))), needsYou: false },
  { name: 'a proxy that says 502 in HTML', fault: () => answers(502, '<html>Bad gateway</html>', { 'content-type': 'text/html' }), needsYou: false },
  { name: '429 with Retry-After', fault: (words) => answers(429, JSON.stringify(words(429, 2)), { 'retry-after': '2' }), needsYou: false, wait: 2_000 },
  { name: '429 without', fault: (words) => answers(429, JSON.stringify(words(429, null))), needsYou: false },
  { name: 'a page instead of data', fault: () => answers(200, '<html>Welcome to the hotel’s wifi</html>', { 'content-type': 'text/html' }), needsYou: null },
  { name: 'JSON that is something else', fault: () => answers(200, '{"an":"object"}'), needsYou: null },
  { name: 'an answer cut in the middle', fault: () => answers(200, '[{"id": "1", "te'), needsYou: null },
  { name: 'a redirect to a private address', fault: () => answers(302, '', { location: 'http://169.254.169.254/latest/meta-data/' }), needsYou: null },
  { name: 'a connection that breaks', fault: () => (request) => void request.socket.destroy(), needsYou: false },
  { name: 'a revoked access', fault: (words) => answers(401, JSON.stringify(words(401, null))), needsYou: true },
]

/** An answer whose bytes come one by one, without end. */
const drips: Fault = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write('[')
  const timer = setInterval(() => response.write(' '), 200)
  response.once('close', () => clearInterval(timer))
}

/** What the adapter says of it, when it is asked straight. */
async function whatItSays({ adapter, house }: Reached): Promise<{ needsYou?: boolean; retryAfter?: number | null }> {
  const end = new AbortController()
  const account: Account = openAccount(house.platform, await house.channel())
  try {
    for await (const { ailing } of adapter.receive!(account, (await house.channel()).cursor, end.signal)) if (ailing) return ailing
  } catch (error) {
    return error as object
  } finally {
    end.abort()
  }
  throw new Error('it ended as if all were well')
}

type House = Reached['house']
/** Without whom they call. */
const textsOf = (house: House): string[] => [...house.items.values()].map(({ text }) => text.replace(/^@harriswear\d?(\.test)? /, ''))
const heard = (house: House, text: string) => until(() => textsOf(house).includes(text), 30_000)

/** Every trouble of a network: noticed, told for what it is, mended by itself, and nothing lost or twice. */
export function survivesOutages(network: string, open: () => Promise<Reached>, words: Words = (status) => ({ error: `status ${status}` })): void {
  test.concurrent(`${network}: each trouble is noticed, and what was said meanwhile is there once afterwards`, { timeout: 240_000 }, async () => {
    await using reached = await open()
    const { house, line, say } = reached
    let receiving = house.receive()
    await say('before')
    await heard(house, 'before')
    for (const { name, fault, needsYou, wait = 0 } of OUTAGES) {
      await receiving.stop()
      line.fault = fault(words)
      await say(name)
      receiving = house.receive()
      await until(async () => (await house.channel()).failing_since)
      const { last_error: error, needs } = await house.channel()
      expect(error, `${network}, ${name}`).toBeTruthy()
      const said = await whatItSays(reached)
      expect(needsYou ?? needs !== null, `${network}, ${name}: ${error}`).toBe(needs !== null)
      expect(said.retryAfter ?? wait, `${network}, ${name}: ${error}`).toBeGreaterThanOrEqual(wait)
      line.fault = null
      await receiving.stop() // its waits are long by design
      receiving = house.receive()
      await heard(house, name)
      await until(async () => (await house.channel()).failing_since === null)
    }
    await receiving.stop()
    expect(textsOf(house).toSorted()).toEqual(['before', ...OUTAGES.map(({ name }) => name)].toSorted())
    expect(house.broken).toEqual([])
  })

  test.concurrent(`${network}: one request in ten is lost, and nothing else`, { timeout: 120_000 }, async () => {
    await using reached = await open()
    const { house, line, say } = reached
    const receiving = house.receive()
    line.loses = 10
    const texts = Array.from({ length: 40 }, (_, nth) => `question ${nth}`)
    for (const text of texts) {
      await say(text)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await until(() => house.items.size === texts.length, 60_000)
    expect(textsOf(house).toSorted()).toEqual(texts.toSorted())
    expect((await house.channel()).needs).toBeNull()
    await receiving.stop()
  })

  test.concurrent(`${network}: after 48 hours of absence everything missed is fetched, once, and the gap is told`, { timeout: 120_000 }, async () => {
    await using reached = await open()
    const { house, say, afterAbsence } = reached
    const before = house.receive()
    await say('before')
    await heard(house, 'before')
    await before.stop()
    await house.pool.query(`update channels.channel set attended_at = now() - interval '48 hours', last_ok_at = now() - interval '48 hours'`)
    await afterAbsence?.()
    for (let nth = 0; nth < 60; nth++) await say(`missed ${nth}`)
    const again = house.receive()
    await until(() => house.items.size === 61, 60_000)
    await until(async () => (await house.pool.query('select from channels.gap where to_at is not null')).rowCount === 1)
    await again.stop()
    expect((await house.pool.query('select why from channels.gap')).rows).toEqual([{ why: 'away' }])
  })

  test.concurrent(`${network}: an answer that drips without end is given up, and told`, { timeout: 180_000 }, async () => {
    await using reached = await open()
    const { house, line, say } = reached
    line.fault = drips
    let receiving = house.receive()
    await until(async () => (await house.channel()).failing_since, 120_000)
    await receiving.stop()
    line.fault = null
    receiving = house.receive()
    await say('after')
    await heard(house, 'after')
    await receiving.stop()
    expect((await house.channel()).needs).toBeNull()
  })
}
