import pg from 'pg'
import type { Caller } from '../test/server.ts'
import { quantile, timed, type Bench, type Figure } from './figure.ts'
import { conversationNumber, fill, type Filled } from './fill.ts'
import { makeGround } from './ground.ts'

const SMALL = 10_000
const LARGE = 1_000_000
const TIMES = 150
/** A screen may ask the database this often, whatever the amount of data. */
const QUERIES = 8

type Screens = Record<string, (n: number) => Promise<unknown>>

function screensOf(agent: Caller, filled: Filled, size: number): Screens {
  const open = (n: number) => agent.call('GET /conversations/:id', { params: { id: conversationNumber((n * 7919) % size) } })
  return {
    'list: all waiting': () => agent.call('GET /conversations', { query: { view: 'waiting' } }),
    'list: a team’s queue': () => agent.call('GET /conversations', { query: { view: 'queue', teamId: filled.teamId } }),
    'list: closed': () => agent.call('GET /conversations', { query: { view: 'closed' } }),
    'list: counts': () => agent.call('GET /conversations/counts'),
    'conversation: open': open,
    'search: a common word': () => agent.call('GET /search', { query: { q: 'order' } }),
    'search: a rare word': (n) => agent.call('GET /search', { query: { q: `number${(n * 104_729) % size}` } }),
    'search: a handle': (n) => agent.call('GET /search', { query: { q: `person${(n * 104_729) % size}` } }),
  }
}

/** p95 in ms and statements a call, screen by screen. */
async function measure(screens: Screens): Promise<Record<string, { p95: number; queries: number[] }>> {
  const result: Record<string, { p95: number; queries: number[] }> = {}
  for (const [name, show] of Object.entries(screens)) {
    for (let n = 0; n < 20; n++) await show(n) // warm: plans, caches, compiled code
    const times: number[] = []
    const queries: number[] = []
    for (let n = 0; n < TIMES; n++) {
      const counter = countStatements()
      times.push(await timed(() => show(n + 20)))
      queries.push(counter.stop())
    }
    result[name] = { p95: quantile(times, 0.95), queries }
  }
  return result
}

/** Counts what goes to the database from now on, `begin` and `commit` aside. */
function countStatements(): { stop(): number } {
  let count = 0
  const original = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const text = typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string })?.text ?? '')
    if (!/^\s*(begin|commit|rollback|listen)/i.test(text) && !/platform\.fact|platform\.process|pg_backend_pid/.test(text)) count++
    return (original as (...all: unknown[]) => unknown).apply(this, args)
  } as typeof original
  return {
    stop() {
      pg.Client.prototype.query = original
      return count
    },
  }
}

export const screensBench: Bench = {
  name: 'screens',
  about: `p95 of the desk's screens at ${SMALL.toLocaleString('en')} and ${LARGE.toLocaleString('en')} conversations`,
  async run(tell) {
    await using ground = await makeGround()
    const at = async (from: number, size: number) => {
      tell(`filling to ${size.toLocaleString('en')} conversations`)
      const filled = await fill(ground.pool, from, size)
      await using server = await ground.serve()
      const agent = await server.asMember('lead', { teams: [filled.teamId] })
      return measure(screensOf(agent, filled, size))
    }
    const small = await at(0, SMALL)
    const large = await at(SMALL, LARGE)
    return Object.keys(small).flatMap((name) => figuresOf(name, small[name]!, large[name]!))
  },
}

function figuresOf(name: string, small: { p95: number; queries: number[] }, large: { p95: number; queries: number[] }): Figure[] {
  const growth = large.p95 / small.p95
  const most = Math.max(...small.queries, ...large.queries)
  const isConstant = Math.max(...large.queries) <= Math.max(...small.queries)
  return [
    {
      name: `${name}, p95 at 1M`,
      value: large.p95,
      unit: 'ms',
      reference: { name: 'p95 at 10k', value: small.p95 },
      ratio: growth,
      limit: { text: 'grows at most 1.5×', isKept: growth <= 1.5 },
    },
    { name: `${name}, statements`, value: most, unit: '', limit: { text: `constant, at most ${QUERIES}`, isKept: most <= QUERIES && isConstant } },
  ]
}
