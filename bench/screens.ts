import type pg from 'pg'
import { countStatements } from '../test/statements.ts'
import type { TestServer } from '../test/server.ts'
import { quantile, timed, type Bench, type Figure } from './figure.ts'
import { makeCompany } from './company.ts'
import { fill } from './fill.ts'
import { AS_SHIPPED, makeGround, makePlot } from './ground.ts'
import { screensOf, type Screens } from './screens/screens.ts'
import { takeSeat } from './screens/seat.ts'

const SMALL = 10_000
const LARGE = 1_000_000
const TIMES = 120
/** Calls before those that count: plans, caches, compiled code. */
const WARM = 20
/** A screen may ask the database this often, whatever the amount of data. */
const QUERIES = 8
const GROWTH = 1.5

/** What showing a screen took, call by call. */
interface Taken {
  ms: number[]
  statements: number[]
}

/** Shows every screen on two databases of one PostgreSQL in turn, call by call, so that both meet the same machine. */
export const screensBench: Bench = {
  name: 'screens',
  about: `p95 of the desk's screens at ${LARGE.toLocaleString('en')} conversations beside ${SMALL.toLocaleString('en')}, and statements a screen`,
  async run(tell) {
    await using few = await makeGround(AS_SHIPPED)
    await using many = await makePlot(few.cluster, 'many')
    tell(`filling with ${LARGE.toLocaleString('en')} conversations`)
    await fill(few.pool, SMALL)
    tell(`filled in ${Math.round((await timed(() => fill(many.pool, LARGE))) / 1000)} s; looking`)
    await using one = await few.serve()
    await using other = await many.serve()
    const small = await openScreens(one, few.pool, SMALL)
    const large = await openScreens(other, many.pool, LARGE)
    const figures: Figure[] = []
    for (const name of Object.keys(small)) figures.push(...figuresOf(name, ...(await inTurn(small[name]!, large[name]!))))
    return figures
  },
}

const openScreens = async (server: TestServer, pool: pg.Pool, size: number): Promise<Screens> =>
  screensOf(await takeSeat(server, pool, await makeCompany(pool), size))

async function inTurn(...both: [Screens[string], Screens[string]]): Promise<[Taken, Taken]> {
  const taken: [Taken, Taken] = [
    { ms: [], statements: [] },
    { ms: [], statements: [] },
  ]
  for (let n = 0; n < WARM + TIMES; n++)
    for (const which of [0, 1] as const) {
      const counter = countStatements()
      const ms = await timed(() => both[which](n))
      const statements = counter.stop()
      if (n < WARM) continue
      taken[which].ms.push(ms)
      taken[which].statements.push(statements)
    }
  return taken
}

/** Parts of a run. A hiccup of the machine falls into one or two of them, and does not decide. */
const PARTS = 5

/** The 95th percentile of a run: the median of those of its parts. */
function steadyP95(ms: readonly number[]): number {
  const length = Math.ceil(ms.length / PARTS)
  return quantile(
    Array.from({ length: PARTS }, (_, part) => quantile(ms.slice(part * length, (part + 1) * length), 0.95)),
    0.5,
  )
}

function figuresOf(name: string, small: Taken, large: Taken): Figure[] {
  const [at10k, at1M] = [steadyP95(small.ms), steadyP95(large.ms)]
  const [few, many] = [small, large].map((taken) => quantile(taken.statements, 0.5)) as [number, number] // work in the background adds one now and then
  return [
    {
      name: `${name}, p95 at 1M`,
      value: at1M,
      unit: 'ms',
      reference: { name: 'at 10k', value: at10k },
      ratio: at1M / at10k,
      limit: { text: `at most ${GROWTH}×`, isKept: at1M / at10k <= GROWTH },
    },
    {
      name: `${name}, statements`,
      value: many,
      unit: '',
      limit: { text: `constant, at most ${QUERIES}`, isKept: many > 0 && many <= QUERIES && few === many },
    },
  ]
}
